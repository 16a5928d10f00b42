;; Sequentially consistent, of their own alignment, and zero-extended if they are narrow.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1 1 shared)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: load atomic volatile i32, ptr %{{.*}} seq_cst, align 4
  (func (param i32) (result i32) (i32.atomic.load (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: load atomic volatile i64, ptr %{{.*}} seq_cst, align 8
  (func (param i32) (result i64) (i64.atomic.load (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: load atomic volatile i8, ptr %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32) (result i32) (i32.atomic.load8_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: load atomic volatile i16, ptr %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32) (result i32) (i32.atomic.load16_u (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: load atomic volatile i8, ptr %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32) (result i64) (i64.atomic.load8_u (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: load atomic volatile i16, ptr %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32) (result i64) (i64.atomic.load16_u (local.get 0)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: load atomic volatile i32, ptr %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32) (result i64) (i64.atomic.load32_u (local.get 0)))
  (func (export "_start")))
