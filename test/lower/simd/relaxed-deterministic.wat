;; The deterministic profile: each has one result on every CPU.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --deterministic -mattr=+fma --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: @llvm.uadd.sat.v16i8(
  ;; CHECK: @llvm.x86.ssse3.pshuf.b.128(
  (func (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: fcmp ord
  ;; CHECK: @llvm.x86.sse2.cvttps2dq(
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: @llvm.x86.sse.max.ps(
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: fcmp ord
  ;; CHECK: @llvm.x86.sse2.cvttpd2dq(
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: @llvm.x86.sse2.max.pd(
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: fmul <4 x float> %
  ;; CHECK: fadd <4 x float> %
  (func (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: fneg <4 x float> %
  ;; CHECK: fmul <4 x float> %
  ;; CHECK: fadd <4 x float> %
  (func (param v128 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: fmul <2 x double> %
  ;; CHECK: fadd <2 x double> %
  (func (param v128 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: fneg <2 x double> %
  ;; CHECK: fmul <2 x double> %
  ;; CHECK: fadd <2 x double> %
  (func (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: and
  ;; CHECK: xor
  ;; CHECK: and
  ;; CHECK: or
  (func (param v128 v128 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: and
  ;; CHECK: xor
  ;; CHECK: and
  ;; CHECK: or
  (func (param v128 v128 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: and
  ;; CHECK: xor
  ;; CHECK: and
  ;; CHECK: or
  (func (param v128 v128 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: and
  ;; CHECK: xor
  ;; CHECK: and
  ;; CHECK: or
  (func (param v128 v128 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: @llvm.minimum.v4f32(
  (func (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: @llvm.maximum.v4f32(
  (func (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: @llvm.minimum.v2f64(
  (func (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: @llvm.maximum.v2f64(
  (func (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: @llvm.x86.ssse3.pmul.hr.sw.128(
  ;; CHECK: icmp eq <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))
  (func (export "_start")))
