;; Loops with accesses under a condition are vectorised, unrolled or not, whether or not the memory is checked.
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --emit=llvm-ir --bounds=check %s -o - | FileCheck %s
;; RUN: ingot -Os --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=SMALL
;; SMALL-NOT: within_bounds
(module
  (memory (export "memory") 1)
  (type $loop (func (param i32 i32 i32) (result i32)))
  (table funcref (elem $sum $store $looked_up $static))

  ;; What the module's compiler has unrolled by two: four sums at once.
  ;; CHECK-LABEL: @f0(
  ;; CHECK: br i1 %{{.*}}, !ingot.within_bounds
  ;; CHECK: vector.body:
  ;; CHECK: select <4 x i1> %{{.*}}, <4 x i32> %{{.*}}, <4 x i32> zeroinitializer
  (func $sum (type $loop) (param $ask i32) (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (if (i32.gt_s (i32.load (local.get $ask)) (i32.const 3))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))))
      (if (i32.gt_s (i32.load offset=4 (local.get $ask)) (i32.const 3))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load (i32.add (local.get $at) (i32.const 4)))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 8)))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 2)))))
    (local.get $sum))

  ;; CHECK-LABEL: @f1(
  ;; CHECK: br i1 %{{.*}}, !ingot.within_bounds
  ;; CHECK: vector.body:
  ;; CHECK: %[[WIDE:.*]] = load {{.*}}<4 x i32>
  ;; CHECK: %[[PRESENT:.*]] = load {{.*}}<4 x i32>
  ;; CHECK: select <4 x i1> %{{.*}}, <4 x i32>
  ;; CHECK: store {{.*}}<4 x i32>
  (func $store (type $loop) (param $ask i32) (param $at i32) (param $count i32) (result i32)
    (loop
      (if (i32.gt_s (i32.load (local.get $ask)) (i32.const 3))
        (then (i32.store (local.get $at) (i32.load (local.get $ask)))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.const 0))

  ;; Nothing is left of the attempt where it cannot be vectorised: here each sum decides on the next.
  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: {{within_bounds|vector.body|select}}
  ;; CHECK: ret i32
  (func $looked_up (type $loop) (param $ask i32) (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (local.set $sum (local.get $count))
    (loop
      (if (i32.gt_s (local.get $sum) (i32.load (local.get $ask)))
        (then (local.set $sum (i32.mul (local.get $sum) (i32.load (local.get $at))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))

  ;; What lies in the memory however small that is, such as a static array, needs no other version.
  ;; CHECK-LABEL: @f3(
  ;; CHECK-NOT: .anywhere
  ;; CHECK: vector.body:
  ;; CHECK: select <4 x i1>
  ;; CHECK-NOT: .anywhere
  ;; CHECK: ret i32
  (func $static (type $loop) (param $bound i32) (param i32 i32) (result i32) (local $at i32) (local $sum i32)
    (loop
      (if (i32.gt_s (i32.load (local.get $at)) (local.get $bound))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load offset=20000 (local.get $at))))))
      (br_if 0 (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 4))) (i32.const 16000))))
    (local.get $sum))

  (func (export "_start")
    (drop (call_indirect (type $loop) (i32.const 1) (i32.const 2) (i32.const 3) (i32.load (i32.const 0))))))
