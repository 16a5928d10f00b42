;; Sums and products of 128 bits: two results, the low half first.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[SUM:%.*]] = add i128
  ;; CHECK: [[LOW:%.*]] = trunc i128 [[SUM]] to i64
  ;; CHECK: [[SHIFTED:%.*]] = lshr i128 [[SUM]], 64
  ;; CHECK: [[HIGH:%.*]] = trunc i128 [[SHIFTED]] to i64
  (func (param i64 i64 i64 i64) (result i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: sub i128
  (func (param i64 i64 i64 i64) (result i64 i64)
    (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: sext i64 %{{.*}} to i128
  ;; CHECK: sext i64 %{{.*}} to i128
  ;; CHECK: mul i128
  (func (param i64 i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: zext i64 %{{.*}} to i128
  ;; CHECK: zext i64 %{{.*}} to i128
  ;; CHECK: mul i128
  (func (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1)))
  (func (export "_start")))
