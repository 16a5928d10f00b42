;; The answers fill their lanes.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[TRUE:%.*]] = icmp eq <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[TRUE:%.*]] = icmp ne <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[TRUE:%.*]] = icmp slt <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[TRUE:%.*]] = icmp ult <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[TRUE:%.*]] = icmp sgt <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[TRUE:%.*]] = icmp ugt <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[TRUE:%.*]] = icmp sle <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: [[TRUE:%.*]] = icmp ule <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: [[TRUE:%.*]] = icmp sge <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: [[TRUE:%.*]] = icmp uge <16 x i8> %
  ;; CHECK: sext <16 x i1> [[TRUE]] to <16 x i8>
  (func (param v128 v128) (result v128) (i8x16.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: [[TRUE:%.*]] = icmp eq <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: [[TRUE:%.*]] = icmp ne <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: [[TRUE:%.*]] = icmp slt <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: [[TRUE:%.*]] = icmp ult <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: [[TRUE:%.*]] = icmp sgt <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: [[TRUE:%.*]] = icmp ugt <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: [[TRUE:%.*]] = icmp sle <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: [[TRUE:%.*]] = icmp ule <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: [[TRUE:%.*]] = icmp sge <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: [[TRUE:%.*]] = icmp uge <8 x i16> %
  ;; CHECK: sext <8 x i1> [[TRUE]] to <8 x i16>
  (func (param v128 v128) (result v128) (i16x8.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: [[TRUE:%.*]] = icmp eq <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: [[TRUE:%.*]] = icmp ne <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f22(
  ;; CHECK: [[TRUE:%.*]] = icmp slt <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f23(
  ;; CHECK: [[TRUE:%.*]] = icmp ult <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f24(
  ;; CHECK: [[TRUE:%.*]] = icmp sgt <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f25(
  ;; CHECK: [[TRUE:%.*]] = icmp ugt <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f26(
  ;; CHECK: [[TRUE:%.*]] = icmp sle <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f27(
  ;; CHECK: [[TRUE:%.*]] = icmp ule <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f28(
  ;; CHECK: [[TRUE:%.*]] = icmp sge <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f29(
  ;; CHECK: [[TRUE:%.*]] = icmp uge <4 x i32> %
  ;; CHECK: sext <4 x i1> [[TRUE]] to <4 x i32>
  (func (param v128 v128) (result v128) (i32x4.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f30(
  ;; CHECK: [[TRUE:%.*]] = icmp eq <2 x i64> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (i64x2.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f31(
  ;; CHECK: [[TRUE:%.*]] = icmp ne <2 x i64> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (i64x2.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f32(
  ;; CHECK: [[TRUE:%.*]] = icmp slt <2 x i64> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (i64x2.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f33(
  ;; CHECK: [[TRUE:%.*]] = icmp sgt <2 x i64> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (i64x2.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f34(
  ;; CHECK: [[TRUE:%.*]] = icmp sle <2 x i64> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (i64x2.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f35(
  ;; CHECK: [[TRUE:%.*]] = icmp sge <2 x i64> %
  ;; CHECK: sext <2 x i1> [[TRUE]] to <2 x i64>
  (func (param v128 v128) (result v128) (i64x2.ge_s (local.get 0) (local.get 1)))
  (func (export "_start")))
