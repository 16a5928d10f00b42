;; Conversions from and between floats; demote is fenced so that demote(promote(x)) quiets a NaN.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: sitofp i32 %{{.*}} to float
  (func (param i32) (result f32) (f32.convert_i32_s (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: uitofp i32 %{{.*}} to float
  (func (param i32) (result f32) (f32.convert_i32_u (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: sitofp i64 %{{.*}} to float
  (func (param i64) (result f32) (f32.convert_i64_s (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: uitofp i64 %{{.*}} to float
  (func (param i64) (result f32) (f32.convert_i64_u (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: sitofp i32 %{{.*}} to double
  (func (param i32) (result f64) (f64.convert_i32_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: uitofp i32 %{{.*}} to double
  (func (param i32) (result f64) (f64.convert_i32_u (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: sitofp i64 %{{.*}} to double
  (func (param i64) (result f64) (f64.convert_i64_s (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: uitofp i64 %{{.*}} to double
  (func (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: [[FENCED:%.*]] = call double @llvm.arithmetic.fence.f64(
  ;; CHECK: fptrunc double [[FENCED]] to float
  (func (param f64) (result f32) (f32.demote_f64 (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: fpext float %{{.*}} to double
  (func (param f32) (result f64) (f64.promote_f32 (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: bitcast float %{{.*}} to i32
  (func (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: bitcast double %{{.*}} to i64
  (func (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: bitcast i32 %{{.*}} to float
  (func (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: bitcast i64 %{{.*}} to double
  (func (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
  (func (export "_start")))
