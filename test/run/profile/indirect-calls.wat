;; A call that mostly leads to one function asks for it, whether it goes through a table that changes or not, by a reference, or
;; in tail position; all others still go where they lead, and a call of another type still traps.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: ingot --profile-generate=p %s -o a && %traps 'indirect call type mismatch' %run ./a
;; RUN: ingot --profile-use=p -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot --profile-use=p -O0 %s -o b && %traps 'indirect call type mismatch' %run ./b
;; RUN: ingot --profile-use=p -O2 %s -o b && %traps 'indirect call type mismatch' %run ./b
;; RUN: ingot --profile-use=p -O2 --part-size=1 %s -o b && %traps 'indirect call type mismatch' %run ./b
;;
;; Each calls one 31 times and others 9 times.
;; CHECK-LABEL: define {{.*}}@f6(
;; CHECK: icmp eq ptr %{{.*}}, @f1
;; CHECK: br i1 %{{.*}}, label %likely, label %{{.*}}, !prof ![[WEIGHTS:[0-9]+]]
;; CHECK: call {{.*}}@f1(
;; CHECK-LABEL: define {{.*}}@f7(
;; CHECK: icmp eq ptr %{{.*}}, @f1
;; CHECK-LABEL: define {{.*}}@f8(
;; CHECK: icmp eq ptr %{{.*}}, @f1
;; CHECK-LABEL: define {{.*}}@f9(
;; CHECK: icmp eq ptr %{{.*}}, @f1
;; CHECK: musttail call {{.*}}@f1(
;; CHECK-LABEL: define {{.*}}@f10(
;; CHECK: ![[WEIGHTS]] = !{!"branch_weights", i32 31, i32 9}
;; Leads of the same function add up.
;; RUN: ingot --profile-use=p --profile-use=p -O0 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=TWICE
;; TWICE: !{!"branch_weights", i32 62, i32 18}
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (type $unary (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (table $fixed 4 funcref)
  (table $changed 4 funcref)
  (elem (table $fixed) (i32.const 0) func $plus1 $plus2 $plus3 $other)
  (elem (table $changed) (i32.const 0) func $plus1 $plus2 $plus3)
  (elem declare func $plus1 $plus2 $plus3)
  (func $plus1 (type $unary) (i32.add (local.get 0) (i32.const 1)))
  (func $plus2 (type $unary) (i32.add (local.get 0) (i32.const 2)))
  (func $plus3 (type $unary) (i32.add (local.get 0) (i32.const 3)))
  (func $other (param i64))
  ;; Of 40 numbers 31 are 0, and one after the other 1 and 2.
  (func $which (param $i i32) (result i32)
    (if (result i32) (i32.rem_u (local.get $i) (i32.const 4))
      (then (i32.const 0))
      (else (if (result i32) (i32.eq (local.get $i) (i32.const 0))
        (then (i32.const 0))
        (else (i32.add (i32.const 1) (i32.and (i32.shr_u (local.get $i) (i32.const 2)) (i32.const 1))))))))
  (func $by_fixed (param $i i32) (result i32)
    (call_indirect $fixed (type $unary) (local.get $i) (call $which (local.get $i))))
  (func $by_changed (param $i i32) (result i32)
    (table.set $changed (i32.const 3) (ref.func $plus1))
    (call_indirect $changed (type $unary) (local.get $i) (call $which (local.get $i))))
  (func $by_reference (param $i i32) (result i32)
    (call_ref $unary (local.get $i)
      (select (result (ref $unary)) (ref.func $plus2) (ref.func $plus1) (call $which (local.get $i)))))
  (func $by_tail_call (param $i i32) (result i32)
    (return_call_indirect $fixed (type $unary) (local.get $i) (call $which (local.get $i))))
  (func (export "_start") (local $i i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum)
        (i32.add (i32.add (call $by_fixed (local.get $i)) (call $by_changed (local.get $i)))
                 (i32.add (call $by_reference (local.get $i)) (call $by_tail_call (local.get $i))))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 40))))
    ;; Four times the sum of 0 to 39, and each time 1, and 9 times what $which says: 5 times 2 and 4 times 3; by reference 9 times 2.
    (if (i32.ne (local.get $sum) (i32.const 3331)) (then (call $exit (i32.const 1))))
    (drop (call_indirect $fixed (type $unary) (i32.const 0) (i32.const 3)))))
