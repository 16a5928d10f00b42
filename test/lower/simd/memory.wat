;; What is accessed is exactly as wide as the instruction says.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: load volatile <2 x i64>, ptr %{{.*}}, align 1
  (func (param i32) (result v128) (v128.load (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: store volatile <2 x i64> %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 v128) (v128.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: sext <8 x i8>
  (func (param i32) (result v128) (v128.load8x8_s (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: zext <8 x i8>
  (func (param i32) (result v128) (v128.load8x8_u (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: sext <4 x i16>
  (func (param i32) (result v128) (v128.load16x4_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: zext <4 x i16>
  (func (param i32) (result v128) (v128.load16x4_u (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: sext <2 x i32>
  (func (param i32) (result v128) (v128.load32x2_s (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: zext <2 x i32>
  (func (param i32) (result v128) (v128.load32x2_u (local.get 0)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK: shufflevector
  (func (param i32) (result v128) (v128.load8_splat (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK: shufflevector
  (func (param i32) (result v128) (v128.load16_splat (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK: shufflevector
  (func (param i32) (result v128) (v128.load32_splat (local.get 0)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: shufflevector
  (func (param i32) (result v128) (v128.load64_splat (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: [[X:%.*]] = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK: insertelement <4 x i32> zeroinitializer, i32 [[X]], i64 0
  (func (param i32) (result v128) (v128.load32_zero (local.get 0)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: [[X:%.*]] = load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: insertelement <2 x i64> zeroinitializer, i64 [[X]], i64 0
  (func (param i32) (result v128) (v128.load64_zero (local.get 0)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: [[X:%.*]] = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK: insertelement <16 x i8> %{{.*}}, i8 [[X]], i64 1
  (func (param i32 v128) (result v128) (v128.load8_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: [[X:%.*]] = extractelement <16 x i8> %{{.*}}, i64 1
  ;; CHECK: store volatile i8 [[X]], ptr %{{.*}}, align 1
  (func (param i32 v128) (v128.store8_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: [[X:%.*]] = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK: insertelement <8 x i16> %{{.*}}, i16 [[X]], i64 1
  (func (param i32 v128) (result v128) (v128.load16_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: [[X:%.*]] = extractelement <8 x i16> %{{.*}}, i64 1
  ;; CHECK: store volatile i16 [[X]], ptr %{{.*}}, align 1
  (func (param i32 v128) (v128.store16_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: [[X:%.*]] = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK: insertelement <4 x i32> %{{.*}}, i32 [[X]], i64 1
  (func (param i32 v128) (result v128) (v128.load32_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: [[X:%.*]] = extractelement <4 x i32> %{{.*}}, i64 1
  ;; CHECK: store volatile i32 [[X]], ptr %{{.*}}, align 1
  (func (param i32 v128) (v128.store32_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: [[X:%.*]] = load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK: insertelement <2 x i64> %{{.*}}, i64 [[X]], i64 1
  (func (param i32 v128) (result v128) (v128.load64_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: [[X:%.*]] = extractelement <2 x i64> %{{.*}}, i64 1
  ;; CHECK: store volatile i64 [[X]], ptr %{{.*}}, align 1
  (func (param i32 v128) (v128.store64_lane 1 (local.get 0) (local.get 1)))
  (func (export "_start")))
