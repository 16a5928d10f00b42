;; Of elements whose low parts a loop loads all is loaded, so that the last vector reads no gap; but not what lies beyond the
;; smallest memory that there can be.
;; RUN: ingot -O2 -march=x86-64-v3 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 -march=x86-64-v3 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --target=aarch64-linux --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --target=riscv64-linux --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=NO-VECTORS
;; RUN: ingot -O0 %s -o %t-O0 && %t-O0 > %t.expected
;; RUN: ingot -O3 -march=native %s -o %t-O3 && %t-O3 | cmp - %t.expected
;; RUN: ingot -O3 -march=native --bounds=check %s -o %t-check && %t-check | cmp - %t.expected
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table funcref (elem $low_bytes $colours $last_element $beyond_the_end $both_halves $unknown_place))

  ;; NO-VECTORS-LABEL: define {{.*}} @f1(
  ;; NO-VECTORS-NOT: load{{.*}} i16
  ;; NO-VECTORS: ret void
  ;; CHECK-LABEL: define {{.*}} @f1(
  ;; CHECK: load{{.*}} <{{[0-9]+}} x i16>
  ;; CHECK: ret void
  (func $low_bytes (param i32) (local $i i32)
    (loop $again
      (i32.store8 offset=8192 (local.get $i) (i32.xor (i32.load8_u offset=16384 (i32.shl (local.get $i) (i32.const 1))) (i32.const 5)))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 64)))))

  ;; A byte in the middle of each pixel.
  ;; CHECK-LABEL: define {{.*}} @f2(
  ;; CHECK: load{{.*}} <{{[0-9]+}} x i32>
  ;; CHECK: ret void
  (func $colours (param i32) (local $i i32)
    (loop $again
      (i32.store8 offset=8192 (local.get $i) (i32.add (i32.load8_s offset=16385 (i32.shl (local.get $i) (i32.const 2))) (i32.const 100)))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 128)))))

  ;; CHECK-LABEL: define {{.*}} @f3(
  ;; CHECK: load{{.*}} <{{[0-9]+}} x i16>
  ;; CHECK: ret void
  (func $last_element (param i32) (local $i i32)
    (loop $again
      (i32.store8 offset=8192 (local.get $i) (i32.xor (i32.load8_u offset=65408 (i32.shl (local.get $i) (i32.const 1))) (i32.const 5)))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 64)))))

  ;; CHECK-LABEL: define {{.*}} @f4(
  ;; CHECK-NOT: x i16>
  ;; CHECK: ret void
  (func $beyond_the_end (param i32) (local $i i32)
    (loop $again
      (i32.store8 offset=8192 (local.get $i) (i32.xor (i32.load8_u offset=65409 (i32.shl (local.get $i) (i32.const 1))) (i32.const 5)))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 64)))))

  ;; CHECK-LABEL: define {{.*}} @f5(
  ;; CHECK-NOT: x i16>
  ;; CHECK: ret void
  (func $both_halves (param i32) (local $i i32) (local $element i32)
    (loop $again
      (local.set $element (i32.shl (local.get $i) (i32.const 1)))
      (i32.store8 offset=8192 (local.get $i)
        (i32.sub (i32.load8_u offset=16384 (local.get $element)) (i32.load8_u offset=16385 (local.get $element))))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 64)))))

  ;; CHECK-LABEL: define {{.*}} @f6(
  ;; CHECK-NOT: x i16>
  ;; CHECK: ret void
  (func $unknown_place (param $from i32) (local $i i32)
    (loop $again
      (i32.store8 offset=8192 (local.get $i) (i32.xor (i32.load8_u (local.get $from)) (i32.const 5)))
      (local.set $from (i32.add (local.get $from) (i32.const 2)))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 64)))))

  (func (export "_start") (local $function i32) (local $at i32)
    (loop $fill
      (i32.store offset=16384 (local.get $at) (i32.mul (local.get $at) (i32.const 0x9e3779b1)))
      (br_if $fill (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (i32.const 49152))))
    (i32.store (i32.const 0) (i32.const 8192))
    (i32.store (i32.const 4) (i32.const 128))
    (loop $functions
      (call_indirect (param i32) (i32.const 20000) (local.get $function))
      (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
      (br_if $functions (i32.lt_u (local.tee $function (i32.add (local.get $function) (i32.const 1))) (i32.const 6))))))
