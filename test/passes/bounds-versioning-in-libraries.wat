;; Loops over a library's memory, whose accesses are volatile since the host sees what a trap leaves, are vectorised in a
;; version in which none of them can trap. What they store stays where it is.
;; RUN: ingot -O2 --prefix=kept --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --prefix=kept --bounds=check --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=CHECKED
(module
  (memory (export "memory") 1)
  (memory $other (export "other") 1 2 shared)

  ;; The size is the one of this instance's memory.
  ;; CHECK-LABEL: @export2(ptr
  ;; CHECK: getelementptr {{.*}}i8, ptr %0, i64
  ;; CHECK: br i1 %{{.*}}, !ingot.within_bounds
  ;; CHECK: load volatile i32
  ;; CHECK: vector.body:
  ;; CHECK: load <4 x i32>
  ;; CHECK: store volatile <4 x i32>
  ;; CHECKED-LABEL: @export2(ptr
  ;; CHECKED: vector.body:
  ;; CHECKED: load <4 x i32>
  ;; CHECKED: store <4 x i32>
  (func (export "add") (param $at i32) (param $value i32) (param $count i32)
    (loop
      (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (local.get $value)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; Other threads see what is in a shared memory.
  ;; CHECK-LABEL: @export3(ptr
  ;; CHECK-NOT: within_bounds
  ;; CHECK: ret ptr
  (func (export "add_shared") (param $at i32) (param $value i32) (param $count i32)
    (loop
      (i32.store $other (local.get $at) (i32.add (i32.load $other (local.get $at)) (local.get $value)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
