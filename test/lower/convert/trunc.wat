;; A trapping conversion tests for NaN, then for the range, then converts.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: fcmp uno float [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp olt float [[X]], 0xC1E0000000000000
  ;; CHECK: [[HIGH:%.*]] = fcmp oge float [[X]], 0x41E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptosi float [[X]] to i32
  (func (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: fcmp uno double [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp ole double [[X]], 0xC1E0000000200000
  ;; CHECK: [[HIGH:%.*]] = fcmp oge double [[X]], 0x41E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptosi double [[X]] to i32
  (func (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: fcmp uno float [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp ole float [[X]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp oge float [[X]], 0x41F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptoui float [[X]] to i32
  (func (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: fcmp uno double [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp ole double [[X]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp oge double [[X]], 0x41F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptoui double [[X]] to i32
  (func (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: fcmp uno float [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp olt float [[X]], 0xC3E0000000000000
  ;; CHECK: [[HIGH:%.*]] = fcmp oge float [[X]], 0x43E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptosi float [[X]] to i64
  (func (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: fcmp uno double [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp olt double [[X]], 0xC3E0000000000000
  ;; CHECK: [[HIGH:%.*]] = fcmp oge double [[X]], 0x43E0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptosi double [[X]] to i64
  (func (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: fcmp uno float [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp ole float [[X]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp oge float [[X]], 0x43F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptoui float [[X]] to i64
  (func (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: fcmp uno double [[X:%.*]], [[X]]
  ;; CHECK: call void @ingot_trap(i32 3,
  ;; CHECK: [[LOW:%.*]] = fcmp ole double [[X]], -1.000000e+00
  ;; CHECK: [[HIGH:%.*]] = fcmp oge double [[X]], 0x43F0000000000000
  ;; CHECK: or i1 [[LOW]], [[HIGH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: fptoui double [[X]] to i64
  (func (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  (func (export "_start")))
