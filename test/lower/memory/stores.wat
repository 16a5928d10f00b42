;; Each store writes just its width, and is kept even if a later one overwrites it.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: store volatile i32 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i32) (i32.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: store volatile i64 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: store volatile float %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 f32) (f32.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: store volatile double %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 f64) (f64.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: store volatile i8 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: store volatile i16 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i32) (i32.store16 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: store volatile i8 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store8 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: store volatile i16 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store16 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: store volatile i32 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store32 (local.get 0) (local.get 1)))
  (func (export "_start")))
