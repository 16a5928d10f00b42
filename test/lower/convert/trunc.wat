;; A trapping conversion tests for the range, in which no NaN is, then converts. Which trap it is, is computed where it traps.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[LOW:%.*]] = fcmp ult float [[X:%.*]], 0xC1E0000000000000
  ;; CHECK: [[HIGH:%.*]] = fcmp uge float [[X]], 0x41E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno float [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptosi float [[X]] to i32
  (func (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[LOW:%.*]] = fcmp ule double [[X:%.*]], 0xC1E0000000200000
  ;; CHECK: [[HIGH:%.*]] = fcmp uge double [[X]], 0x41E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno double [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptosi double [[X]] to i32
  (func (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[LOW:%.*]] = fcmp ule float [[X:%.*]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp uge float [[X]], 0x41F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno float [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptoui float [[X]] to i32
  (func (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[LOW:%.*]] = fcmp ule double [[X:%.*]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp uge double [[X]], 0x41F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno double [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptoui double [[X]] to i32
  (func (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[LOW:%.*]] = fcmp ult float [[X:%.*]], 0xC3E0000000000000
  ;; CHECK: [[HIGH:%.*]] = fcmp uge float [[X]], 0x43E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno float [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptosi float [[X]] to i64
  (func (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[LOW:%.*]] = fcmp ult double [[X:%.*]], 0xC3E0000000000000
  ;; CHECK: [[HIGH:%.*]] = fcmp uge double [[X]], 0x43E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno double [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptosi double [[X]] to i64
  (func (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: [[LOW:%.*]] = fcmp ule float [[X:%.*]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp uge float [[X]], 0x43F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno float [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptoui float [[X]] to i64
  (func (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: [[LOW:%.*]] = fcmp ule double [[X:%.*]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp uge double [[X]], 0x43F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: [[NAN:%.*]] = fcmp uno double [[X]], [[X]]
  ;; CHECK: [[KIND:%.*]] = select i1 [[NAN]], i32 3, i32 2
  ;; CHECK: call void @ingot_trap(i32 [[KIND]],
  ;; CHECK: fptoui double [[X]] to i64
  (func (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  (func (export "_start")))
