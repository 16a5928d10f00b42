;; All bits at once, and one bit of each lane.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: xor <2 x i64> %{{.*}}, splat (i64 -1)
  (func (param v128) (result v128) (v128.not (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: and <2 x i64> %
  (func (param v128 v128) (result v128) (v128.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[NOT:%.*]] = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK: and <2 x i64> %{{.*}}, [[NOT]]
  (func (param v128 v128) (result v128) (v128.andnot (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: or <2 x i64> %
  (func (param v128 v128) (result v128) (v128.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: xor <2 x i64> %
  (func (param v128 v128) (result v128) (v128.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: and <2 x i64>
  ;; CHECK: xor <2 x i64> [[MASK:%.*]], splat (i64 -1)
  ;; CHECK: and <2 x i64>
  ;; CHECK: or <2 x i64>
  (func (param v128 v128 v128) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: icmp ne i128 %{{.*}}, 0
  (func (param v128) (result i32) (v128.any_true (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: icmp ne <16 x i8> %{{.*}}, zeroinitializer
  ;; CHECK: @llvm.vector.reduce.and.v16i1(
  (func (param v128) (result i32) (i8x16.all_true (local.get 0)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: [[SIGNS:%.*]] = icmp slt <16 x i8> %{{.*}}, zeroinitializer
  ;; CHECK: bitcast <16 x i1> [[SIGNS]] to i16
  (func (param v128) (result i32) (i8x16.bitmask (local.get 0)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: icmp ne <8 x i16> %{{.*}}, zeroinitializer
  ;; CHECK: @llvm.vector.reduce.and.v8i1(
  (func (param v128) (result i32) (i16x8.all_true (local.get 0)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: [[SIGNS:%.*]] = icmp slt <8 x i16> %{{.*}}, zeroinitializer
  ;; CHECK: bitcast <8 x i1> [[SIGNS]] to i8
  (func (param v128) (result i32) (i16x8.bitmask (local.get 0)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: icmp ne <4 x i32> %{{.*}}, zeroinitializer
  ;; CHECK: @llvm.vector.reduce.and.v4i1(
  (func (param v128) (result i32) (i32x4.all_true (local.get 0)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: [[SIGNS:%.*]] = icmp slt <4 x i32> %{{.*}}, zeroinitializer
  ;; CHECK: bitcast <4 x i1> [[SIGNS]] to i4
  (func (param v128) (result i32) (i32x4.bitmask (local.get 0)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: icmp ne <2 x i64> %{{.*}}, zeroinitializer
  ;; CHECK: @llvm.vector.reduce.and.v2i1(
  (func (param v128) (result i32) (i64x2.all_true (local.get 0)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: [[SIGNS:%.*]] = icmp slt <2 x i64> %{{.*}}, zeroinitializer
  ;; CHECK: bitcast <2 x i1> [[SIGNS]] to i2
  (func (param v128) (result i32) (i64x2.bitmask (local.get 0)))
  (func (export "_start")))
