;; Locals start at zero; an immutable global is a constant, a mutable one a variable of the module.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (global $constant i32 (i32.const 42))
  (global $variable (mut i64) (i64.const 7))
  ;; CHECK: @g1 = internal global i64 7
  ;; CHECK-LABEL: @f0(
  ;; CHECK: phi i32 [ 42,
  (func (result i32) (global.get $constant))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: load i64, ptr @g1
  (func (result i64) (global.get $variable))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: store i64 %{{.*}}, ptr @g1
  (func (param i64) (global.set $variable (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: store i32 %0, ptr [[PARAMETER:%.*]], align
  ;; CHECK: [[LOCAL:%.*]] = alloca double
  ;; CHECK: [[ZERO:%.*]] = call double @llvm.arithmetic.fence.f64(double 0.000000e+00)
  ;; CHECK: store double [[ZERO]], ptr [[LOCAL]]
  ;; CHECK: [[REFERENCE:%.*]] = alloca ptr
  ;; CHECK: store ptr null, ptr [[REFERENCE]]
  ;; CHECK: store double 2.000000e+00, ptr [[LOCAL]]
  ;; CHECK: store double 3.000000e+00, ptr [[LOCAL]]
  ;; CHECK: store i32 5, ptr [[PARAMETER]]
  (func (param i32) (result f64) (local f64 funcref)
    (local.set 1 (f64.const 2))
    (local.tee 1 (f64.const 3))
    (local.set 0 (i32.const 5)))
  (func (export "_start")))
