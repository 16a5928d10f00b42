;; An if without else gives what it took.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[C:%.*]] = icmp ne i32 %{{.*}}, 0
  ;; CHECK: br i1 [[C]], label %then, label %else
  ;; CHECK: end:
  ;; CHECK: phi i32 [ 1, %then ], [ 2, %else ]
  (func (param i32) (result i32)
    (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2))))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: end:
  ;; CHECK: phi i32 [ [[SUM:%.*]], %then ], [ 7, %else ]
  ;; CHECK: then:
  ;; CHECK: [[SUM]] = add i32 7, %
  (func (param i32) (result i32)
    (i32.const 7)
    (if (param i32) (result i32) (local.get 0) (then (local.get 0) (i32.add))))
  (func (export "_start")))
