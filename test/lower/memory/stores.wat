;; Each store writes just its width.
;; RUN: wat2wasm %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: store i32 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i32) (i32.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: store i64 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: store float %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 f32) (f32.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: store double %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 f64) (f64.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: store i8 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: store i16 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i32) (i32.store16 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: store i8 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store8 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: store i16 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store16 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: store i32 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store32 (local.get 0) (local.get 1)))
  (func (export "_start")))
