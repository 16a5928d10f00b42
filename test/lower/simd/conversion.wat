;; Narrowing clamps before it truncates; no conversion can give poison.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: @llvm.smax.v16i16(
  ;; CHECK: @llvm.smin.v16i16(
  ;; CHECK: trunc <16 x i16> %{{.*}} to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.narrow_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: @llvm.smax.v16i16(
  ;; CHECK: @llvm.smin.v16i16(
  ;; CHECK: trunc <16 x i16> %{{.*}} to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.narrow_i16x8_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: @llvm.smax.v8i32(
  ;; CHECK: @llvm.smin.v8i32(
  ;; CHECK: trunc <8 x i32> %{{.*}} to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.narrow_i32x4_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: @llvm.smax.v8i32(
  ;; CHECK: @llvm.smin.v8i32(
  ;; CHECK: trunc <8 x i32> %{{.*}} to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.narrow_i32x4_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: shufflevector <16 x i8>
  ;; CHECK: sext <8 x i8> %{{.*}} to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_low_i8x16_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: shufflevector <16 x i8>
  ;; CHECK: sext <8 x i8> %{{.*}} to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_high_i8x16_s (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: shufflevector <16 x i8>
  ;; CHECK: zext <8 x i8> %{{.*}} to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_low_i8x16_u (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: shufflevector <16 x i8>
  ;; CHECK: zext <8 x i8> %{{.*}} to <8 x i16>
  (func (param v128) (result v128) (i16x8.extend_high_i8x16_u (local.get 0)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: shufflevector <8 x i16>
  ;; CHECK: sext <4 x i16> %{{.*}} to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_low_i16x8_s (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: shufflevector <8 x i16>
  ;; CHECK: sext <4 x i16> %{{.*}} to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_high_i16x8_s (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: shufflevector <8 x i16>
  ;; CHECK: zext <4 x i16> %{{.*}} to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_low_i16x8_u (local.get 0)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: shufflevector <8 x i16>
  ;; CHECK: zext <4 x i16> %{{.*}} to <4 x i32>
  (func (param v128) (result v128) (i32x4.extend_high_i16x8_u (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: shufflevector <4 x i32>
  ;; CHECK: sext <2 x i32> %{{.*}} to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_low_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: shufflevector <4 x i32>
  ;; CHECK: sext <2 x i32> %{{.*}} to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_high_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: shufflevector <4 x i32>
  ;; CHECK: zext <2 x i32> %{{.*}} to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_low_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: shufflevector <4 x i32>
  ;; CHECK: zext <2 x i32> %{{.*}} to <2 x i64>
  (func (param v128) (result v128) (i64x2.extend_high_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: sitofp <4 x i32> %{{.*}} to <4 x float>
  (func (param v128) (result v128) (f32x4.convert_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: uitofp <4 x i32> %{{.*}} to <4 x float>
  (func (param v128) (result v128) (f32x4.convert_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: sitofp <2 x i32> %{{.*}} to <2 x double>
  (func (param v128) (result v128) (f64x2.convert_low_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: uitofp <2 x i32> %{{.*}} to <2 x double>
  (func (param v128) (result v128) (f64x2.convert_low_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: [[X:%.*]] = call <2 x double> @llvm.arithmetic.fence.v2f64(
  ;; CHECK: fptrunc <2 x double> [[X]] to <2 x float>
  (func (param v128) (result v128) (f32x4.demote_f64x2_zero (local.get 0)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: fpext <2 x float> %{{.*}} to <2 x double>
  (func (param v128) (result v128) (f64x2.promote_low_f32x4 (local.get 0)))
  ;; CHECK-LABEL: @f22(
  ;; CHECK: fcmp ord
  ;; CHECK: select
  ;; CHECK: @llvm.x86.sse2.cvttps2dq(
  ;; CHECK: xor <4 x i32>
  (func (param v128) (result v128) (i32x4.trunc_sat_f32x4_s (local.get 0)))
  ;; CHECK-LABEL: @f23(
  ;; CHECK: @llvm.x86.sse.max.ps(
  ;; CHECK: fsub <4 x float>
  ;; CHECK: @llvm.x86.sse2.cvttps2dq(
  ;; CHECK: @llvm.smax.v4i32(
  ;; CHECK: add <4 x i32>
  (func (param v128) (result v128) (i32x4.trunc_sat_f32x4_u (local.get 0)))
  ;; CHECK-LABEL: @f24(
  ;; CHECK: fcmp ord
  ;; CHECK: @llvm.x86.sse2.min.pd(
  ;; CHECK: @llvm.x86.sse2.cvttpd2dq(
  (func (param v128) (result v128) (i32x4.trunc_sat_f64x2_s_zero (local.get 0)))
  ;; CHECK-LABEL: @f25(
  ;; CHECK: @llvm.x86.sse2.max.pd(
  ;; CHECK: @llvm.x86.sse2.min.pd(
  ;; CHECK: @llvm.trunc.v2f64(
  ;; CHECK: fadd <2 x double>
  (func (param v128) (result v128) (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))
  (func (export "_start")))
