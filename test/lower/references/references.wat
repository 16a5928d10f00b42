;; A reference is a pointer: null, or the constant that describes the function.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (elem declare func 2)
  ;; CHECK: @ref2 = internal constant %FunctionReference { ptr @f2, ptr @type{{[0-9]+}}, ptr null, i32 2, i32 0 }
  ;; CHECK-LABEL: @f0(
  ;; CHECK: phi ptr [ null,
  (func (result externref) (ref.null extern))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[C:%.*]] = icmp eq ptr %{{.*}}, null
  ;; CHECK: zext i1 [[C]] to i32
  (func (param funcref) (result i32) (ref.is_null (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: phi ptr [ @ref2,
  (func (result funcref) (ref.func 2))
  (func (export "_start")))
