;; A comparison is an i32 that is 0 or 1.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[C:%.*]] = icmp eq i32 %{{.*}}, 0
  ;; CHECK: zext i1 [[C]] to i32
  (func (param i32) (result i32) (i32.eqz (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp eq i32
  (func (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: icmp ne i32
  (func (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: icmp slt i32
  (func (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: icmp ult i32
  (func (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: icmp sgt i32
  (func (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: icmp ugt i32
  (func (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: icmp sle i32
  (func (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: icmp ule i32
  (func (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: icmp sge i32
  (func (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: icmp uge i32
  (func (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: [[C:%.*]] = icmp eq i64 %{{.*}}, 0
  ;; CHECK: zext i1 [[C]] to i32
  (func (param i64) (result i32) (i64.eqz (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: icmp eq i64
  (func (param i64 i64) (result i32) (i64.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: icmp ne i64
  (func (param i64 i64) (result i32) (i64.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: icmp slt i64
  (func (param i64 i64) (result i32) (i64.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: icmp ult i64
  (func (param i64 i64) (result i32) (i64.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: icmp sgt i64
  (func (param i64 i64) (result i32) (i64.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: icmp ugt i64
  (func (param i64 i64) (result i32) (i64.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: icmp sle i64
  (func (param i64 i64) (result i32) (i64.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: icmp ule i64
  (func (param i64 i64) (result i32) (i64.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: icmp sge i64
  (func (param i64 i64) (result i32) (i64.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: icmp uge i64
  (func (param i64 i64) (result i32) (i64.ge_u (local.get 0) (local.get 1)))
  (func (export "_start")))
