;; Float arithmetic carries no fast-math flag; rounding is to even; min and max make every NaN quiet.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call float @llvm.fabs.f32(
  (func (param f32) (result f32) (f32.abs (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call float @llvm.ceil.f32(
  (func (param f32) (result f32) (f32.ceil (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call float @llvm.floor.f32(
  (func (param f32) (result f32) (f32.floor (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call float @llvm.trunc.f32(
  (func (param f32) (result f32) (f32.trunc (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: call float @llvm.roundeven.f32(
  (func (param f32) (result f32) (f32.nearest (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: call float @llvm.sqrt.f32(
  (func (param f32) (result f32) (f32.sqrt (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: = fneg float
  (func (param f32) (result f32) (f32.neg (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: = fadd float
  (func (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: = fsub float
  (func (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: = fmul float
  (func (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: = fdiv float
  (func (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: [[ORDERED:%.*]] = call nnan float @llvm.minimum.f32(float [[X:%.*]], float [[Y:%.*]])
  ;; CHECK: [[IS_NAN:%.*]] = fcmp uno float [[X]], [[Y]]
  ;; CHECK: [[NAN:%.*]] = fadd float [[X]], [[Y]]
  ;; CHECK: select i1 [[IS_NAN]], float [[NAN]], float [[ORDERED]]
  (func (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: [[ORDERED:%.*]] = call nnan float @llvm.maximum.f32(float [[X:%.*]], float [[Y:%.*]])
  ;; CHECK: [[IS_NAN:%.*]] = fcmp uno float [[X]], [[Y]]
  ;; CHECK: [[NAN:%.*]] = fadd float [[X]], [[Y]]
  ;; CHECK: select i1 [[IS_NAN]], float [[NAN]], float [[ORDERED]]
  (func (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: call float @llvm.copysign.f32(
  (func (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: call double @llvm.fabs.f64(
  (func (param f64) (result f64) (f64.abs (local.get 0)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: call double @llvm.ceil.f64(
  (func (param f64) (result f64) (f64.ceil (local.get 0)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: call double @llvm.floor.f64(
  (func (param f64) (result f64) (f64.floor (local.get 0)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: call double @llvm.trunc.f64(
  (func (param f64) (result f64) (f64.trunc (local.get 0)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: call double @llvm.roundeven.f64(
  (func (param f64) (result f64) (f64.nearest (local.get 0)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: call double @llvm.sqrt.f64(
  (func (param f64) (result f64) (f64.sqrt (local.get 0)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: = fneg double
  (func (param f64) (result f64) (f64.neg (local.get 0)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: = fadd double
  (func (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f22(
  ;; CHECK: = fsub double
  (func (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f23(
  ;; CHECK: = fmul double
  (func (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f24(
  ;; CHECK: = fdiv double
  (func (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f25(
  ;; CHECK: [[ORDERED:%.*]] = call nnan double @llvm.minimum.f64(double [[X:%.*]], double [[Y:%.*]])
  ;; CHECK: [[IS_NAN:%.*]] = fcmp uno double [[X]], [[Y]]
  ;; CHECK: [[NAN:%.*]] = fadd double [[X]], [[Y]]
  ;; CHECK: select i1 [[IS_NAN]], double [[NAN]], double [[ORDERED]]
  (func (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f26(
  ;; CHECK: [[ORDERED:%.*]] = call nnan double @llvm.maximum.f64(double [[X:%.*]], double [[Y:%.*]])
  ;; CHECK: [[IS_NAN:%.*]] = fcmp uno double [[X]], [[Y]]
  ;; CHECK: [[NAN:%.*]] = fadd double [[X]], [[Y]]
  ;; CHECK: select i1 [[IS_NAN]], double [[NAN]], double [[ORDERED]]
  (func (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f27(
  ;; CHECK: call double @llvm.copysign.f64(
  (func (param f64 f64) (result f64) (f64.copysign (local.get 0) (local.get 1)))
  (func (export "_start")))
