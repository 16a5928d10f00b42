;; NaNs of min and max go another way than numbers, as for scalars; pmin and pmax give an operand as it is.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: @llvm.ceil.v4f32(
  (func (param v128) (result v128) (f32x4.ceil (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: @llvm.floor.v4f32(
  (func (param v128) (result v128) (f32x4.floor (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: @llvm.trunc.v4f32(
  (func (param v128) (result v128) (f32x4.trunc (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: @llvm.roundeven.v4f32(
  (func (param v128) (result v128) (f32x4.nearest (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: @llvm.ceil.v2f64(
  (func (param v128) (result v128) (f64x2.ceil (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: @llvm.floor.v2f64(
  (func (param v128) (result v128) (f64x2.floor (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: @llvm.trunc.v2f64(
  (func (param v128) (result v128) (f64x2.trunc (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: @llvm.roundeven.v2f64(
  (func (param v128) (result v128) (f64x2.nearest (local.get 0)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: @llvm.fabs.v4f32(
  (func (param v128) (result v128) (f32x4.abs (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: fneg <4 x float> %
  (func (param v128) (result v128) (f32x4.neg (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: @llvm.sqrt.v4f32(
  (func (param v128) (result v128) (f32x4.sqrt (local.get 0)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: fadd <4 x float> %
  (func (param v128 v128) (result v128) (f32x4.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: fsub <4 x float> %
  (func (param v128 v128) (result v128) (f32x4.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: fmul <4 x float> %
  (func (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: fdiv <4 x float> %
  (func (param v128 v128) (result v128) (f32x4.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: @llvm.minimum.v4f32(
  ;; CHECK: fcmp uno <4 x float>
  ;; CHECK: fadd <4 x float>
  ;; CHECK: select
  (func (param v128 v128) (result v128) (f32x4.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: @llvm.maximum.v4f32(
  ;; CHECK: fcmp uno <4 x float>
  ;; CHECK: fadd <4 x float>
  ;; CHECK: select
  (func (param v128 v128) (result v128) (f32x4.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: @llvm.x86.sse.min.ps(
  (func (param v128 v128) (result v128) (f32x4.pmin (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: @llvm.x86.sse.max.ps(
  (func (param v128 v128) (result v128) (f32x4.pmax (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: @llvm.fabs.v2f64(
  (func (param v128) (result v128) (f64x2.abs (local.get 0)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: fneg <2 x double> %
  (func (param v128) (result v128) (f64x2.neg (local.get 0)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: @llvm.sqrt.v2f64(
  (func (param v128) (result v128) (f64x2.sqrt (local.get 0)))
  ;; CHECK-LABEL: @f22(
  ;; CHECK: fadd <2 x double> %
  (func (param v128 v128) (result v128) (f64x2.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f23(
  ;; CHECK: fsub <2 x double> %
  (func (param v128 v128) (result v128) (f64x2.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f24(
  ;; CHECK: fmul <2 x double> %
  (func (param v128 v128) (result v128) (f64x2.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f25(
  ;; CHECK: fdiv <2 x double> %
  (func (param v128 v128) (result v128) (f64x2.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f26(
  ;; CHECK: @llvm.minimum.v2f64(
  ;; CHECK: fcmp uno <2 x double>
  ;; CHECK: fadd <2 x double>
  ;; CHECK: select
  (func (param v128 v128) (result v128) (f64x2.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f27(
  ;; CHECK: @llvm.maximum.v2f64(
  ;; CHECK: fcmp uno <2 x double>
  ;; CHECK: fadd <2 x double>
  ;; CHECK: select
  (func (param v128 v128) (result v128) (f64x2.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f28(
  ;; CHECK: @llvm.x86.sse2.min.pd(
  (func (param v128 v128) (result v128) (f64x2.pmin (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f29(
  ;; CHECK: @llvm.x86.sse2.max.pd(
  (func (param v128 v128) (result v128) (f64x2.pmax (local.get 0) (local.get 1)))
  (func (export "_start")))
