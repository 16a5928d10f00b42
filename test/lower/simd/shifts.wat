;; The amount counts modulo the lane's width, where LLVM would give poison.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: and i32 %{{.*}}, 7
  ;; CHECK: shl <16 x i8> %
  (func (param v128 i32) (result v128) (i8x16.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: and i32 %{{.*}}, 7
  ;; CHECK: ashr <16 x i8> %
  (func (param v128 i32) (result v128) (i8x16.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: and i32 %{{.*}}, 7
  ;; CHECK: lshr <16 x i8> %
  (func (param v128 i32) (result v128) (i8x16.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: and i32 %{{.*}}, 15
  ;; CHECK: shl <8 x i16> %
  (func (param v128 i32) (result v128) (i16x8.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: and i32 %{{.*}}, 15
  ;; CHECK: ashr <8 x i16> %
  (func (param v128 i32) (result v128) (i16x8.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: and i32 %{{.*}}, 15
  ;; CHECK: lshr <8 x i16> %
  (func (param v128 i32) (result v128) (i16x8.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: and i32 %{{.*}}, 31
  ;; CHECK: shl <4 x i32> %
  (func (param v128 i32) (result v128) (i32x4.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: and i32 %{{.*}}, 31
  ;; CHECK: ashr <4 x i32> %
  (func (param v128 i32) (result v128) (i32x4.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: and i32 %{{.*}}, 31
  ;; CHECK: lshr <4 x i32> %
  (func (param v128 i32) (result v128) (i32x4.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: and i32 %{{.*}}, 63
  ;; CHECK: shl <2 x i64> %
  (func (param v128 i32) (result v128) (i64x2.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: and i32 %{{.*}}, 63
  ;; CHECK: ashr <2 x i64> %
  (func (param v128 i32) (result v128) (i64x2.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: and i32 %{{.*}}, 63
  ;; CHECK: lshr <2 x i64> %
  (func (param v128 i32) (result v128) (i64x2.shr_u (local.get 0) (local.get 1)))
  (func (export "_start")))
