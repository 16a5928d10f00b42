;; Shift amounts are taken modulo the width, where LLVM would give poison.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[AMOUNT:%.*]] = and i32 %{{.*}}, 31
  ;; CHECK: shl i32 %{{.*}}, [[AMOUNT]]
  (func (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[AMOUNT:%.*]] = and i32 %{{.*}}, 31
  ;; CHECK: ashr i32 %{{.*}}, [[AMOUNT]]
  (func (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[AMOUNT:%.*]] = and i32 %{{.*}}, 31
  ;; CHECK: lshr i32 %{{.*}}, [[AMOUNT]]
  (func (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call i32 @llvm.fshl.i32(i32 [[X:%.*]], i32 [[X]], i32 %{{.*}})
  (func (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: call i32 @llvm.fshr.i32(i32 [[X:%.*]], i32 [[X]], i32 %{{.*}})
  (func (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[AMOUNT:%.*]] = and i64 %{{.*}}, 63
  ;; CHECK: shl i64 %{{.*}}, [[AMOUNT]]
  (func (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[AMOUNT:%.*]] = and i64 %{{.*}}, 63
  ;; CHECK: ashr i64 %{{.*}}, [[AMOUNT]]
  (func (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: [[AMOUNT:%.*]] = and i64 %{{.*}}, 63
  ;; CHECK: lshr i64 %{{.*}}, [[AMOUNT]]
  (func (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: call i64 @llvm.fshl.i64(i64 [[X:%.*]], i64 [[X]], i64 %{{.*}})
  (func (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: call i64 @llvm.fshr.i64(i64 [[X:%.*]], i64 [[X]], i64 %{{.*}})
  (func (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
  (func (export "_start")))
