;; Conversions between integers.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: trunc i64 %{{.*}} to i32
  (func (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: sext i32 %{{.*}} to i64
  (func (param i32) (result i64) (i64.extend_i32_s (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[NARROW:%.*]] = trunc i32 %{{.*}} to i8
  ;; CHECK: sext i8 [[NARROW]] to i32
  (func (param i32) (result i32) (i32.extend8_s (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[NARROW:%.*]] = trunc i32 %{{.*}} to i16
  ;; CHECK: sext i16 [[NARROW]] to i32
  (func (param i32) (result i32) (i32.extend16_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[NARROW:%.*]] = trunc i64 %{{.*}} to i8
  ;; CHECK: sext i8 [[NARROW]] to i64
  (func (param i64) (result i64) (i64.extend8_s (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[NARROW:%.*]] = trunc i64 %{{.*}} to i16
  ;; CHECK: sext i16 [[NARROW]] to i64
  (func (param i64) (result i64) (i64.extend16_s (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: [[NARROW:%.*]] = trunc i64 %{{.*}} to i32
  ;; CHECK: sext i32 [[NARROW]] to i64
  (func (param i64) (result i64) (i64.extend32_s (local.get 0)))
  (func (export "_start")))
