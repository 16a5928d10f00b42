;; Loops that the producer has vectorised compute the same with the processor's vectors, two or four times as long.
;; RUN: ingot -O2 -march=znver4 -mattr=-prefer-256-bit --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 -march=x86-64-v3 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=HALF
;; RUN: ingot -O2 -march=x86-64-v2 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=SAME
;; RUN: ingot -O2 --target=aarch64-linux --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=SAME
;; RUN: ingot -Os -march=x86-64-v3 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=SAME
;; RUN: ingot -O0 %s -o %t-O0 && %t-O0 > %t.expected
;; RUN: ingot -O3 -march=native %s -o %t-O3 && %t-O3 | cmp - %t.expected
;; RUN: ingot -O3 -march=native --bounds=check %s -o %t-check && %t-check | cmp - %t.expected
;; SAME-NOT: <8 x float>
;; SAME-NOT: <4 x double>
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (type $loop (func (param $to i32) (param $from i32) (param $count i32)))
  (table funcref (elem $scaled $sums $float_sums $pairs $differences $counts))

  ;; The rest, one to three times four numbers, is computed as before; so is all of it if the arrays overlap.
  ;; CHECK-LABEL: define {{.*}} @f1(
  ;; CHECK: fmul <16 x float>
  ;; CHECK: fmul <4 x float>
  ;; HALF-LABEL: define {{.*}} @f1(
  ;; HALF: fmul <8 x float>
  (func $scaled (type $loop) (param $to i32) (param $from i32) (param $count i32)
    (loop $again
      (v128.store (local.get $to) (f32x4.mul (v128.load (local.get $from)) (v128.const f32x4 3 5 7 9)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; Integers are summed up in any order, and at the end the parts of the sum.
  ;; CHECK-LABEL: define {{.*}} @f2(
  ;; CHECK: add <16 x i32>
  ;; CHECK: add <4 x i32>
  (func $sums (type $loop) (param $to i32) (param $from i32) (param $count i32) (local $sum v128)
    (loop $again
      (local.set $sum (i32x4.add (local.get $sum) (v128.load (local.get $from))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (v128.store (local.get $to) (local.get $sum)))

  ;; Not so floating-point numbers.
  ;; CHECK-LABEL: define {{.*}} @f3(
  ;; CHECK-NOT: <16 x
  ;; CHECK: ret void
  (func $float_sums (type $loop) (param $to i32) (param $from i32) (param $count i32) (local $sum v128)
    (loop $again
      (local.set $sum (f32x4.add (local.get $sum) (v128.load (local.get $from))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (v128.store (local.get $to) (local.get $sum)))

  ;; What lies next to each other is read, and written, together.
  ;; CHECK-LABEL: define {{.*}} @f4(
  ;; CHECK: load volatile <16 x i64>
  ;; CHECK: fadd <8 x double>
  ;; CHECK: store volatile <16 x i64>
  (func $pairs (type $loop) (param $to i32) (param $from i32) (param $count i32) (local $one v128) (local $other v128)
    (loop $again
      (local.set $one (v128.load (local.get $from)))
      (local.set $other (v128.load offset=16 (local.get $from)))
      (v128.store offset=16 (local.get $to) (f64x2.mul (local.get $one) (local.get $other)))
      (v128.store (local.get $to) (f64x2.add (local.get $one) (local.get $other)))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (local.set $from (i32.add (local.get $from) (i32.const 32)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; What one iteration has read, the next one uses.
  ;; CHECK-LABEL: define {{.*}} @f5(
  ;; CHECK: shufflevector <8 x i64> %{{.*}}, <8 x i64> %{{.*}}, <8 x i32> <i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13>
  ;; CHECK: ret void
  (func $differences (type $loop) (param $to i32) (param $from i32) (param $count i32) (local $before v128) (local $now v128)
    (loop $again
      (local.set $now (v128.load (local.get $from)))
      (v128.store (local.get $to) (i64x2.sub (local.get $now) (local.get $before)))
      (local.set $before (local.get $now))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; A vector of counters; scalars in lanes.
  ;; CHECK-LABEL: define {{.*}} @f6(
  ;; CHECK: add {{.*}}<16 x i32>
  ;; CHECK: ret void
  (func $counts (type $loop) (param $to i32) (param $from i32) (param $count i32) (local $counts v128)
    (local.set $counts (v128.const i32x4 0 1 2 3))
    (loop $again
      (v128.store (local.get $to) (i32x4.add (i32x4.mul (local.get $counts) (v128.load (local.get $from))) (i32x4.splat (local.get $count))))
      (local.set $counts (i32x4.add (local.get $counts) (v128.const i32x4 4 4 4 4)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; Each with 1 to 20 iterations, reading apart from what it writes, behind it, and in front of it.
  (func (export "_start") (local $function i32) (local $count i32) (local $at i32)
    (loop $functions
      (local.set $count (i32.const 1))
      (loop $counts
        (loop $fill ;; small numbers, whatever they are taken for
          (i32.store offset=1024 (local.get $at) (i32.and (i32.mul (local.get $at) (i32.const 0x9e3779b1)) (i32.const 0x3fbfff3f)))
          (br_if $fill (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (i32.const 8192))))
        (call_indirect (type $loop) (i32.const 1024) (i32.const 4096) (local.get $count) (local.get $function))
        (call_indirect (type $loop) (i32.const 5120) (i32.const 5104) (local.get $count) (local.get $function))
        (call_indirect (type $loop) (i32.const 7168) (i32.const 7216) (local.get $count) (local.get $function))
        (i32.store (i32.const 0) (i32.const 1024))
        (i32.store (i32.const 4) (i32.const 8192))
        (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
        (local.set $at (i32.const 0))
        (br_if $counts (i32.le_u (local.tee $count (i32.add (local.get $count) (i32.const 1))) (i32.const 20))))
      (br_if $functions (i32.lt_u (local.tee $function (i32.add (local.get $function) (i32.const 1))) (i32.const 6))))))
