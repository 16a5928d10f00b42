;; Each load reads just its width, and is kept even if its value is not used.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[V:%.*]] = load volatile i32, ptr %{{.*}}, align 1
  (func (param i32) (result i32) (i32.load (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[V:%.*]] = load volatile i64, ptr %{{.*}}, align 1
  (func (param i32) (result i64) (i64.load (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[V:%.*]] = load volatile float, ptr %{{.*}}, align 1
  (func (param i32) (result f32) (f32.load (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[V:%.*]] = load volatile double, ptr %{{.*}}, align 1
  (func (param i32) (result f64) (f64.load (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[V:%.*]] = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK: sext i8 [[V]] to i32
  (func (param i32) (result i32) (i32.load8_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[V:%.*]] = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK: zext i8 [[V]] to i32
  (func (param i32) (result i32) (i32.load8_u (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[V:%.*]] = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK: sext i16 [[V]] to i32
  (func (param i32) (result i32) (i32.load16_s (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: [[V:%.*]] = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK: zext i16 [[V]] to i32
  (func (param i32) (result i32) (i32.load16_u (local.get 0)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: [[V:%.*]] = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK: sext i8 [[V]] to i64
  (func (param i32) (result i64) (i64.load8_s (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: [[V:%.*]] = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK: zext i8 [[V]] to i64
  (func (param i32) (result i64) (i64.load8_u (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: [[V:%.*]] = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK: sext i16 [[V]] to i64
  (func (param i32) (result i64) (i64.load16_s (local.get 0)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: [[V:%.*]] = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK: zext i16 [[V]] to i64
  (func (param i32) (result i64) (i64.load16_u (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: [[V:%.*]] = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK: sext i32 [[V]] to i64
  (func (param i32) (result i64) (i64.load32_s (local.get 0)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: [[V:%.*]] = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK: zext i32 [[V]] to i64
  (func (param i32) (result i64) (i64.load32_u (local.get 0)))
  (func (export "_start")))
