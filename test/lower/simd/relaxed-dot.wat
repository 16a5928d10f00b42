;; Dot products of bytes: pmaddubsw takes the second operand's as unsigned, the deterministic profile as signed. The sums
;; of two products saturate either way.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 --deterministic --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=DETERMINISTIC

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: @llvm.x86.ssse3.pmadd.ub.sw.128(
  ;; DETERMINISTIC-LABEL: @f0(
  ;; DETERMINISTIC: mul <16 x i16>
  ;; DETERMINISTIC: @llvm.sadd.sat.v8i16(
  (func (param v128 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: @llvm.x86.ssse3.pmadd.ub.sw.128(
  ;; CHECK: add <4 x i32>
  ;; CHECK: add <4 x i32>
  ;; DETERMINISTIC-LABEL: @f1(
  ;; DETERMINISTIC: @llvm.sadd.sat.v8i16(
  ;; DETERMINISTIC: add <4 x i32>
  ;; DETERMINISTIC: add <4 x i32>
  (func (param v128 v128 v128) (result v128)
    (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))
  (func (export "_start")))
