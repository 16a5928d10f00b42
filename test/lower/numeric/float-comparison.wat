;; Comparisons with a NaN are false, all but ne.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: fcmp oeq float
  (func (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: fcmp une float
  (func (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: fcmp olt float
  (func (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: fcmp ogt float
  (func (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: fcmp ole float
  (func (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: fcmp oge float
  (func (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: fcmp oeq double
  (func (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: fcmp une double
  (func (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: fcmp olt double
  (func (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: fcmp ogt double
  (func (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: fcmp ole double
  (func (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: fcmp oge double
  (func (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
  (func (export "_start")))
