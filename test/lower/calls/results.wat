;; Two results are returned in registers, more go to an area that the caller passes last.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  ;; CHECK-LABEL: define internal fastcc { i32, i64 } @f0(
  (func $two (result i32 i64) (i32.const 1) (i64.const 2))
  ;; CHECK-LABEL: define internal fastcc void @f1(ptr %0)
  ;; CHECK: getelementptr inbounds nuw { i32, i64, double }, ptr %0, i32 0, i32 2
  (func $three (result i32 i64 f64) (call $two) (f64.const 3))
  ;; CHECK-LABEL: define internal fastcc void @f2(
  ;; CHECK: [[AREA:%.*]] = alloca { i32, i64, double }
  ;; CHECK-NOT: alloca { i32, i64, double }
  ;; CHECK: call fastcc void @f1(ptr [[AREA]])
  ;; CHECK: call fastcc void @f1(ptr [[AREA]])
  (func $use (call $three) (drop) (drop) (drop) (call $three) (drop) (drop) (drop))
  (func (export "_start")))
