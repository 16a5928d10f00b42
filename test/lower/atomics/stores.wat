;; Sequentially consistent, of their own alignment, and wrapped if they are narrow.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1 1 shared)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: store atomic volatile i32 %{{.*}}, ptr %{{.*}} seq_cst, align 4
  (func (param i32 i32) (i32.atomic.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: store atomic volatile i64 %{{.*}}, ptr %{{.*}} seq_cst, align 8
  (func (param i32 i64) (i64.atomic.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: trunc i32 %{{.*}} to i8
  ;; CHECK: store atomic volatile i8 %{{.*}}, ptr %{{.*}} seq_cst, align 1
  (func (param i32 i32) (i32.atomic.store8 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: trunc i32 %{{.*}} to i16
  ;; CHECK: store atomic volatile i16 %{{.*}}, ptr %{{.*}} seq_cst, align 2
  (func (param i32 i32) (i32.atomic.store16 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: trunc i64 %{{.*}} to i8
  ;; CHECK: store atomic volatile i8 %{{.*}}, ptr %{{.*}} seq_cst, align 1
  (func (param i32 i64) (i64.atomic.store8 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: trunc i64 %{{.*}} to i16
  ;; CHECK: store atomic volatile i16 %{{.*}}, ptr %{{.*}} seq_cst, align 2
  (func (param i32 i64) (i64.atomic.store16 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: trunc i64 %{{.*}} to i32
  ;; CHECK: store atomic volatile i32 %{{.*}}, ptr %{{.*}} seq_cst, align 4
  (func (param i32 i64) (i64.atomic.store32 (local.get 0) (local.get 1)))
  (func (export "_start")))
