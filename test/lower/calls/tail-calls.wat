;; A module with tail calls uses tailcc for all functions, so that LLVM guarantees them between functions of any types;
;; nothing stands between the call and the return.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (type $unary (func (param i32) (result i32)))
  (table 1 funcref)
  ;; CHECK-LABEL: define internal tailcc i32 @f0(
  ;; CHECK: [[R:%.*]] = musttail call tailcc i32 @f1(i32 %{{.*}}, i64 7)
  ;; CHECK-NEXT: ret i32 [[R]]
  (func $f0 (param i32) (result i32) (return_call $f1 (local.get 0) (i64.const 7)))
  ;; CHECK-LABEL: define internal tailcc i32 @f1(
  ;; CHECK: call void @ingot_trap(i32 6,
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK: call void @ingot_trap(i32 8,
  ;; CHECK: musttail call tailcc i32 %{{.*}}(i32 %{{.*}})
  (func $f1 (param i32 i64) (result i32) (return_call_indirect (type $unary) (local.get 0) (i32.const 0)))
  ;; CHECK-LABEL: define internal tailcc i32 @f2(
  ;; CHECK: icmp eq ptr %{{.*}}, null
  ;; CHECK: call void @ingot_trap(
  ;; CHECK: musttail call tailcc i32 %{{.*}}(i32 1)
  (func $f2 (param (ref null $unary)) (result i32) (return_call_ref $unary (i32.const 1) (local.get 0)))
  ;; The results of both go where the caller's caller wants them.
  ;; CHECK-LABEL: define internal tailcc void @f3(i32 %0, ptr %1)
  ;; CHECK: musttail call tailcc void @f3(i32 %{{.*}}, ptr %1)
  (func $f3 (param i32) (result i32 i32 i32) (return_call $f3 (local.get 0)))
  ;; A call that is no tail call stays one, in tail position too: recursion that never ends must exhaust the stack.
  ;; CHECK-LABEL: define internal tailcc i32 @f4(
  ;; CHECK: = call tailcc i32 @f4(
  (func $f4 (param i32) (result i32) (call $f4 (local.get 0)))
  ;; CHECK: "disable-tail-calls"="true"
  ;; A table that changes.
  (func (export "_start") (table.set (i32.const 0) (ref.null func))))
