;; A saturating conversion is LLVM's intrinsic; plain fptosi would be poison.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call i32 @llvm.fptosi.sat.i32.f32(
  (func (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call i32 @llvm.fptoui.sat.i32.f32(
  (func (param f32) (result i32) (i32.trunc_sat_f32_u (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call i32 @llvm.fptosi.sat.i32.f64(
  (func (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call i32 @llvm.fptoui.sat.i32.f64(
  (func (param f64) (result i32) (i32.trunc_sat_f64_u (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: call i64 @llvm.fptosi.sat.i64.f32(
  (func (param f32) (result i64) (i64.trunc_sat_f32_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: call i64 @llvm.fptoui.sat.i64.f32(
  (func (param f32) (result i64) (i64.trunc_sat_f32_u (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: call i64 @llvm.fptosi.sat.i64.f64(
  (func (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: call i64 @llvm.fptoui.sat.i64.f64(
  (func (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0)))
  (func (export "_start")))
