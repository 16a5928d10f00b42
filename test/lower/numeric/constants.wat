;; Float constants that are neutral in an operation are fenced: x * 1 must quiet a NaN.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call float @llvm.arithmetic.fence.f32(float 0.000000e+00)
  (func (result f32) (f32.const 0))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call double @llvm.arithmetic.fence.f64(double -0.000000e+00)
  (func (result f64) (f64.const -0))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call double @llvm.arithmetic.fence.f64(double 1.000000e+00)
  (func (result f64) (f64.const 1))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call double @llvm.arithmetic.fence.f64(double -1.000000e+00)
  (func (result f64) (f64.const -1))
  ;; CHECK-LABEL: @f4(
  ;; CHECK-NOT: fence
  ;; CHECK: phi double [ 2.000000e+00
  (func (result f64) (f64.const 2))
  ;; The bits of a signalling NaN stay as they are.
  ;; CHECK-LABEL: @f5(
  ;; CHECK: phi float [ {{0x7FF4000000000000|\+snan.*|f0x7FA00000}}
  (func (result f32) (f32.const nan:0x200000))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: phi i32 [ -1,
  (func (result i32) (i32.const -1))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: phi i64 [ -9223372036854775808,
  (func (result i64) (i64.const 0x8000000000000000))
  (func (export "_start")))
