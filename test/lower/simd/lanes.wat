;; Lanes in, out and about. pshufb looks at the highest bit of an index only, so 16 to 127 get it set.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: insertelement <16 x i8> poison, i8 %
  ;; CHECK: shufflevector <16 x i8> %{{.*}}, <16 x i32> zeroinitializer
  (func (param i32) (result v128) (i8x16.splat (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[LANE:%.*]] = extractelement <16 x i8> %{{.*}}, i64 1
  ;; CHECK: sext i8 [[LANE]] to i32
  (func (param v128) (result i32) (i8x16.extract_lane_s 1 (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[LANE:%.*]] = extractelement <16 x i8> %{{.*}}, i64 1
  ;; CHECK: zext i8 [[LANE]] to i32
  (func (param v128) (result i32) (i8x16.extract_lane_u 1 (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 1
  (func (param v128 i32) (result v128) (i8x16.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: insertelement <8 x i16> poison, i16 %
  ;; CHECK: shufflevector <8 x i16> %{{.*}}, <8 x i32> zeroinitializer
  (func (param i32) (result v128) (i16x8.splat (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[LANE:%.*]] = extractelement <8 x i16> %{{.*}}, i64 1
  ;; CHECK: sext i16 [[LANE]] to i32
  (func (param v128) (result i32) (i16x8.extract_lane_s 1 (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[LANE:%.*]] = extractelement <8 x i16> %{{.*}}, i64 1
  ;; CHECK: zext i16 [[LANE]] to i32
  (func (param v128) (result i32) (i16x8.extract_lane_u 1 (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: insertelement <8 x i16> %{{.*}}, i16 %{{.*}}, i64 1
  (func (param v128 i32) (result v128) (i16x8.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: insertelement <4 x i32> poison, i32 %
  ;; CHECK: shufflevector <4 x i32> %{{.*}}, <4 x i32> zeroinitializer
  (func (param i32) (result v128) (i32x4.splat (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: [[LANE:%.*]] = extractelement <4 x i32> %{{.*}}, i64 1
  (func (param v128) (result i32) (i32x4.extract_lane 1 (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: insertelement <4 x i32> %{{.*}}, i32 %{{.*}}, i64 1
  (func (param v128 i32) (result v128) (i32x4.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: insertelement <2 x i64> poison, i64 %
  ;; CHECK: shufflevector <2 x i64> %{{.*}}, <2 x i32> zeroinitializer
  (func (param i64) (result v128) (i64x2.splat (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: [[LANE:%.*]] = extractelement <2 x i64> %{{.*}}, i64 1
  (func (param v128) (result i64) (i64x2.extract_lane 1 (local.get 0)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: insertelement <2 x i64> %{{.*}}, i64 %{{.*}}, i64 1
  (func (param v128 i64) (result v128) (i64x2.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: insertelement <4 x float> poison, float %
  ;; CHECK: shufflevector <4 x float> %{{.*}}, <4 x i32> zeroinitializer
  (func (param f32) (result v128) (f32x4.splat (local.get 0)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: [[LANE:%.*]] = extractelement <4 x float> %{{.*}}, i64 1
  (func (param v128) (result f32) (f32x4.extract_lane 1 (local.get 0)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: insertelement <4 x float> %{{.*}}, float %{{.*}}, i64 1
  (func (param v128 f32) (result v128) (f32x4.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: insertelement <2 x double> poison, double %
  ;; CHECK: shufflevector <2 x double> %{{.*}}, <2 x i32> zeroinitializer
  (func (param f64) (result v128) (f64x2.splat (local.get 0)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: [[LANE:%.*]] = extractelement <2 x double> %{{.*}}, i64 1
  (func (param v128) (result f64) (f64x2.extract_lane 1 (local.get 0)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: insertelement <2 x double> %{{.*}}, double %{{.*}}, i64 1
  (func (param v128 f64) (result v128) (f64x2.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: shufflevector <16 x i8> %{{.*}}, <16 x i8> %{{.*}}, <16 x i32> <i32 0, i32 17, i32 2, i32 19,
  (func (param v128 v128) (result v128) (i8x16.shuffle 0 17 2 19 4 21 6 23 8 25 10 27 12 29 14 31 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: [[INDICES:%.*]] = call <16 x i8> @llvm.uadd.sat.v16i8(<16 x i8> %{{.*}}, <16 x i8> splat (i8 112))
  ;; CHECK: @llvm.x86.ssse3.pshuf.b.128(<16 x i8> %{{.*}}, <16 x i8> [[INDICES]])
  (func (param v128 v128) (result v128) (i8x16.swizzle (local.get 0) (local.get 1)))
  (func (export "_start")))
