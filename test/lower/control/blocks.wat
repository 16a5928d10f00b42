;; Blocks, loops and branches: results and loop parameters are phis, dead code emits nothing.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: end:
  ;; CHECK: phi i32 [ 1, %br_if ], [ 2, %{{.*}} ]
  (func (param i32) (result i32)
    (block (result i32)
      (br_if 0 (i32.const 1) (local.get 0))
      drop
      (i32.const 2)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: loop:
  ;; CHECK: [[I:%.*]] = phi i32 [ 10, %entry ], [ [[NEXT:%.*]], %br_if ]
  ;; CHECK: [[NEXT]] = sub i32 [[I]], 1
  ;; CHECK: br_if:
  ;; CHECK: br label %loop
  (func (local i32)
    (i32.const 10)
    (loop (param i32)
      (i32.const 1)
      (i32.sub)
      (local.tee 0)
      (br_if 0 (local.get 0))
      drop))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: entry:
  ;; CHECK-NEXT: br label %return
  ;; CHECK: return:
  ;; CHECK-NEXT: phi i32 [ 1, %entry ]
  ;; CHECK-NEXT: ret i32
  ;; CHECK-NEXT: }
  (func (result i32)
    (return (i32.const 1))
    (block (loop (br 0)))
    (if (result i32) (i32.const 1) (then (i32.const 2)) (else unreachable)))
  ;; Nothing branches behind an endless loop, so there is no return.
  ;; CHECK-LABEL: @f3(
  ;; CHECK: loop:
  ;; CHECK-NEXT: br label %loop
  ;; CHECK-NEXT: }
  (func (loop (br 0)))
  (func (export "_start")))
