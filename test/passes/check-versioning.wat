;; With checked memory an innermost loop has a copy without the checks that can be decided in front of it.
;; RUN: ingot -O2 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O3 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=CHOSEN
;; RUN: ingot -Os --bounds=check --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=SMALL

(module
  (memory (export "memory") 1)
  (table funcref (elem $add $constant $short $lookup $records $until_equal $chosen))
  (type $four (func (param i32 i32 i32 i32)))
  ;; The copy without checks is vectorised, that with them not; in it the trap is where it was.
  ;; CHECK-LABEL: @f0(
  ;; CHECK: loop.checked:
  ;; CHECK: br i1 %{{.*}}, label %[[TRAP:trap]], label
  ;; CHECK: br i1 %{{.*}}, label %[[TRAP2:trap[0-9]+]], label
  ;; CHECK: load float
  ;; CHECK: vector.body:
  ;; CHECK: load <4 x float>
  ;; CHECK: store <4 x float>
  ;; CHECK: [[TRAP]]: ; preds = %loop.checked
  ;; CHECK: call void @ingot_trap(i32 4, i32 {{[0-9]+}})
  ;; SMALL-LABEL: @f0(
  ;; SMALL-NOT: .checked
  ;; SMALL: @f1(
  (func $add (param $to i32) (param $from i32) (param $count i32) (param i32)
    (loop $loop
      (f32.store (local.get $to) (f32.add (f32.load (local.get $to)) (f32.load (local.get $from))))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (br_if $loop (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; Below the memory's minimum nothing is checked: no memory shrinks.
  ;; CHECK-LABEL: @f1(
  ;; CHECK-NOT: ingot_trap
  ;; CHECK: ret void
  (func $constant (param i32 i32 i32 i32)
    (i32.store (i32.const 65532) (local.get 0))
    (i32.store8 (i32.and (local.get 1) (i32.const 0xFFFF)) (local.get 2)))
  ;; A few iterations are not worth it.
  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: .checked
  (func $short (param $at i32) (param $count i32) (param i32 i32)
    (local.set $count (i32.or (i32.and (local.get $count) (i32.const 3)) (i32.const 1)))
    (loop
      (i32.store8 (local.get $at) (i32.const 1))
      (local.set $at (i32.add (local.get $at) (local.get 2)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; What is looked up is not known in front of the loop: that check stays.
  ;; CHECK-LABEL: @f3(
  ;; CHECK: loop.checked:
  ;; CHECK: br i1 %{{.*}}, label %trap, label
  ;; CHECK: br i1 %{{.*}}, label %[[NEXT:.*]], label %[[LOOKUP:trap[0-9]+]], !prof
  ;; CHECK: loop:
  ;; CHECK: br i1 %{{.*}}, label %{{.*}}, label %[[LOOKUP]], !prof
  (func $lookup (param $at i32) (param $count i32) (param i32 i32)
    (loop $loop
      (i32.store8 (i32.load (local.get $at)) (i32.const 1))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; Fields of records, whose addresses may wrap one by one, are next to each other in the copy: both are loaded as one, and LLVM is told
  ;; that one array does not overlap the other.
  ;; CHECK-LABEL: @f4(
  ;; CHECK: loop.checked:
  ;; CHECK: %{{.*}} = add i32 %{{.*}}, 8
  ;; CHECK: load <4 x double>, {{.*}}!alias.scope
  ;; CHECK: fadd <2 x double>
  ;; CHECK: store <4 x double> {{.*}}!alias.scope
  (func $records (param $to i32) (param $from i32) (param $count i32) (param i32) (local $t i32) (local $f i32)
    (loop $loop
      (local.set $t (i32.add (local.get $to) (i32.const 8)))
      (local.set $f (i32.add (local.get $from) (i32.const 8)))
      (f64.store (local.get $to) (f64.add (f64.load (local.get $from)) (f64.load (local.get $f))))
      (f64.store (local.get $t) (f64.sub (f64.load (local.get $from)) (f64.load (local.get $f))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $loop (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; Left when an address that moves by 16 is equal to the end, which it may pass: whether it does is found in front of the loop.
  ;; CHECK-LABEL: @f5(
  ;; CHECK: and i32 %{{.*}}, 15
  ;; CHECK: loop.checked:
  ;; CHECK: load <2 x double>
  (func $until_equal (param $at i32) (param $end i32) (param i32 i32)
    (loop $loop
      (f64.store (local.get $at) (f64.add (f64.load (local.get $at)) (f64.const 1)))
      (f64.store offset=8 (local.get $at) (f64.add (f64.load offset=8 (local.get $at)) (f64.const 1)))
      (br_if $loop (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
  ;; Two loops that a condition chooses between are one to the producer, and trap in one place.
  ;; CHOSEN-LABEL: @f6(
  ;; CHOSEN: loop.us.checked:
  ;; CHOSEN: loop.checked:
  (func $chosen (param $at i32) (param $count i32) (param $which i32) (param i32)
    (loop $loop
      (if (local.get $which)
        (then (i32.store16 (local.get 3) (local.get $count))))
      (i32.store (local.get $at) (local.get $which))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $loop (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "_start")
    (call_indirect (type $four) (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.load (i32.const 0)))))
