;; Counting zeros in 0 gives the width; LLVM's flag that would make it poison is off.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call i32 @llvm.ctlz.i32(i32 %{{.*}}, i1 false)
  (func (param i32) (result i32) (i32.clz (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call i32 @llvm.cttz.i32(i32 %{{.*}}, i1 false)
  (func (param i32) (result i32) (i32.ctz (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call i32 @llvm.ctpop.i32(
  (func (param i32) (result i32) (i32.popcnt (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call i64 @llvm.ctlz.i64(i64 %{{.*}}, i1 false)
  (func (param i64) (result i64) (i64.clz (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: call i64 @llvm.cttz.i64(i64 %{{.*}}, i1 false)
  (func (param i64) (result i64) (i64.ctz (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: call i64 @llvm.ctpop.i64(
  (func (param i64) (result i64) (i64.popcnt (local.get 0)))
  (func (export "_start")))
