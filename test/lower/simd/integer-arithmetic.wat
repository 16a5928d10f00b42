;; Arithmetic on integer lanes. abs of the least number is that number, not poison.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: @llvm.abs.v16i8(<16 x i8> %{{.*}}, i1 false)
  (func (param v128) (result v128) (i8x16.abs (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: sub <16 x i8> zeroinitializer, %
  (func (param v128) (result v128) (i8x16.neg (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: @llvm.ctpop.v16i8(
  (func (param v128) (result v128) (i8x16.popcnt (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: add <16 x i8> %
  (func (param v128 v128) (result v128) (i8x16.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: @llvm.sadd.sat.v16i8(
  (func (param v128 v128) (result v128) (i8x16.add_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: @llvm.uadd.sat.v16i8(
  (func (param v128 v128) (result v128) (i8x16.add_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: sub <16 x i8> %
  (func (param v128 v128) (result v128) (i8x16.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: @llvm.ssub.sat.v16i8(
  (func (param v128 v128) (result v128) (i8x16.sub_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: @llvm.usub.sat.v16i8(
  (func (param v128 v128) (result v128) (i8x16.sub_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: @llvm.smin.v16i8(
  (func (param v128 v128) (result v128) (i8x16.min_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: @llvm.umin.v16i8(
  (func (param v128 v128) (result v128) (i8x16.min_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: @llvm.smax.v16i8(
  (func (param v128 v128) (result v128) (i8x16.max_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: @llvm.umax.v16i8(
  (func (param v128 v128) (result v128) (i8x16.max_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: @llvm.abs.v8i16(<8 x i16> %{{.*}}, i1 false)
  (func (param v128) (result v128) (i16x8.abs (local.get 0)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: sub <8 x i16> zeroinitializer, %
  (func (param v128) (result v128) (i16x8.neg (local.get 0)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: add <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: @llvm.sadd.sat.v8i16(
  (func (param v128 v128) (result v128) (i16x8.add_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: @llvm.uadd.sat.v8i16(
  (func (param v128 v128) (result v128) (i16x8.add_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: sub <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: @llvm.ssub.sat.v8i16(
  (func (param v128 v128) (result v128) (i16x8.sub_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: @llvm.usub.sat.v8i16(
  (func (param v128 v128) (result v128) (i16x8.sub_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: mul <8 x i16> %
  (func (param v128 v128) (result v128) (i16x8.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f22(
  ;; CHECK: @llvm.smin.v8i16(
  (func (param v128 v128) (result v128) (i16x8.min_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f23(
  ;; CHECK: @llvm.umin.v8i16(
  (func (param v128 v128) (result v128) (i16x8.min_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f24(
  ;; CHECK: @llvm.smax.v8i16(
  (func (param v128 v128) (result v128) (i16x8.max_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f25(
  ;; CHECK: @llvm.umax.v8i16(
  (func (param v128 v128) (result v128) (i16x8.max_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f26(
  ;; CHECK: @llvm.abs.v4i32(<4 x i32> %{{.*}}, i1 false)
  (func (param v128) (result v128) (i32x4.abs (local.get 0)))
  ;; CHECK-LABEL: @f27(
  ;; CHECK: sub <4 x i32> zeroinitializer, %
  (func (param v128) (result v128) (i32x4.neg (local.get 0)))
  ;; CHECK-LABEL: @f28(
  ;; CHECK: add <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f29(
  ;; CHECK: sub <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f30(
  ;; CHECK: mul <4 x i32> %
  (func (param v128 v128) (result v128) (i32x4.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f31(
  ;; CHECK: @llvm.smin.v4i32(
  (func (param v128 v128) (result v128) (i32x4.min_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f32(
  ;; CHECK: @llvm.umin.v4i32(
  (func (param v128 v128) (result v128) (i32x4.min_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f33(
  ;; CHECK: @llvm.smax.v4i32(
  (func (param v128 v128) (result v128) (i32x4.max_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f34(
  ;; CHECK: @llvm.umax.v4i32(
  (func (param v128 v128) (result v128) (i32x4.max_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f35(
  ;; CHECK: @llvm.abs.v2i64(<2 x i64> %{{.*}}, i1 false)
  (func (param v128) (result v128) (i64x2.abs (local.get 0)))
  ;; CHECK-LABEL: @f36(
  ;; CHECK: sub <2 x i64> zeroinitializer, %
  (func (param v128) (result v128) (i64x2.neg (local.get 0)))
  ;; CHECK-LABEL: @f37(
  ;; CHECK: add <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f38(
  ;; CHECK: sub <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f39(
  ;; CHECK: mul <2 x i64> %
  (func (param v128 v128) (result v128) (i64x2.mul (local.get 0) (local.get 1)))
  (func (export "_start")))
