;; All false on NaN but ne.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[TRUE:%.*]] = fcmp oeq <4 x float> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (f32x4.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[TRUE:%.*]] = fcmp une <4 x float> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (f32x4.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[TRUE:%.*]] = fcmp olt <4 x float> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (f32x4.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[TRUE:%.*]] = fcmp ogt <4 x float> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (f32x4.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[TRUE:%.*]] = fcmp ole <4 x float> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (f32x4.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[TRUE:%.*]] = fcmp oge <4 x float> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (f32x4.ge (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[TRUE:%.*]] = fcmp oeq <2 x double> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (f64x2.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: [[TRUE:%.*]] = fcmp une <2 x double> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (f64x2.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: [[TRUE:%.*]] = fcmp olt <2 x double> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (f64x2.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: [[TRUE:%.*]] = fcmp ogt <2 x double> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (f64x2.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: [[TRUE:%.*]] = fcmp ole <2 x double> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (f64x2.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: [[TRUE:%.*]] = fcmp oge <2 x double> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (f64x2.ge (local.get 0) (local.get 1)))
  (func (export "_start")))
