;; Typed function references: null is the only thing that is left to check.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (type $unary (func (param i32) (result i32)))
  ;; CHECK-LABEL: @f0(
  ;; CHECK: icmp eq ptr %{{.*}}, null
  ;; CHECK: call void @ingot_trap(
  ;; CHECK-NOT: icmp
  ;; CHECK: call fastcc i32 %{{.*}}(i32 5)
  (func (param (ref null $unary)) (result i32) (call_ref $unary (i32.const 5) (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp eq ptr %{{.*}}, null
  ;; CHECK: call void @ingot_trap(
  (func (param (ref null $unary)) (result (ref $unary)) (ref.as_non_null (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[NULL:%.*]] = icmp eq ptr %{{.*}}, null
  ;; CHECK: br i1 [[NULL]], label %br_if
  (func (param (ref null $unary)) (block (br_on_null 0 (local.get 0)) (drop)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[SOME:%.*]] = icmp ne ptr [[REFERENCE:%.*]], null
  ;; CHECK: br i1 [[SOME]], label %br_if
  ;; CHECK: phi ptr [ [[REFERENCE]], %br_if ]
  (func (param (ref null $unary))
    (drop (block (result (ref $unary)) (br_on_non_null 0 (local.get 0)) (return))))
  (func (export "_start")))
