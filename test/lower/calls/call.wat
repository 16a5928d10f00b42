;; A call of a known function uses the guest's own calling convention.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call fastcc i32 @f0(i32 %{{.*}}, i64 %{{.*}})
  (func (param i32 i64) (result i32) (call 0 (local.get 0) (local.get 1)))
  ;; Several results are a structure.
  ;; CHECK: define internal fastcc { i32, double } @f1()
  ;; CHECK: insertvalue
  ;; CHECK: ret { i32, double }
  (func (result i32 f64) (i32.const 1) (f64.const 2))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[R:%.*]] = call fastcc { i32, double } @f1()
  ;; CHECK: extractvalue { i32, double } [[R]], 0
  ;; CHECK: extractvalue { i32, double } [[R]], 1
  (func (result i32 f64) (call 1))
  (func (export "_start")))
