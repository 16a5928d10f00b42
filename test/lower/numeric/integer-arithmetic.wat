;; Arithmetic that cannot trap is one LLVM instruction, without nuw, nsw or exact.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: = add i32
  (func (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: = sub i32
  (func (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: = mul i32
  (func (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: = and i32
  (func (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: = or i32
  (func (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: = xor i32
  (func (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: = add i64
  (func (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: = sub i64
  (func (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: = mul i64
  (func (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: = and i64
  (func (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: = or i64
  (func (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: = xor i64
  (func (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
  (func (export "_start")))
