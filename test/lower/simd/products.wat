;; Sums and products that need more bits than their operands.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: add <16 x i16>
  ;; CHECK: lshr <16 x i16> %{{.*}}, splat (i16 1)
  ;; CHECK: trunc <16 x i16>
  (func (param v128 v128) (result v128) (i8x16.avgr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: shl <8 x i16>
  ;; CHECK: ashr <8 x i16>
  ;; CHECK: ashr <8 x i16>
  ;; CHECK: add <8 x i16>
  (func (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_s (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: shl <8 x i16>
  ;; CHECK: lshr <8 x i16>
  ;; CHECK: lshr <8 x i16>
  ;; CHECK: add <8 x i16>
  (func (param v128) (result v128) (i16x8.extadd_pairwise_i8x16_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: shl <4 x i32>
  ;; CHECK: ashr <4 x i32>
  ;; CHECK: ashr <4 x i32>
  ;; CHECK: add <4 x i32>
  (func (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_s (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: shl <4 x i32>
  ;; CHECK: lshr <4 x i32>
  ;; CHECK: lshr <4 x i32>
  ;; CHECK: add <4 x i32>
  (func (param v128) (result v128) (i32x4.extadd_pairwise_i16x8_u (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: @llvm.x86.ssse3.pmul.hr.sw.128(
  ;; CHECK: icmp eq <8 x i16> %{{.*}}, splat (i16 -32768)
  (func (param v128 v128) (result v128) (i16x8.q15mulr_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: add <8 x i32>
  ;; CHECK: lshr <8 x i32> %{{.*}}, splat (i32 1)
  ;; CHECK: trunc <8 x i32>
  (func (param v128 v128) (result v128) (i16x8.avgr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: sext
  ;; CHECK: mul <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: sext
  ;; CHECK: mul <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: zext
  ;; CHECK: mul <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.extmul_low_i8x16_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: zext
  ;; CHECK: mul <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.extmul_high_i8x16_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: mul <8 x i32>
  ;; CHECK: shufflevector <8 x i32>
  ;; CHECK: shufflevector <8 x i32>
  ;; CHECK: add <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.dot_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: sext
  ;; CHECK: mul <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: sext
  ;; CHECK: mul <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: zext
  ;; CHECK: mul <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.extmul_low_i16x8_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: zext
  ;; CHECK: mul <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.extmul_high_i16x8_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: sext
  ;; CHECK: mul <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: sext
  ;; CHECK: mul <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: zext
  ;; CHECK: mul <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: zext
  ;; CHECK: mul <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1)))
  (func (export "_start")))
