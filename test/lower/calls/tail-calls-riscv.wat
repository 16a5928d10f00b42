;; RISC-V has no tailcc: in a module with tail calls all functions with the same results have one type, of eight integers,
;; eight f64 and eight f32. A vector is two integers; what is too much goes to the argument area. One result and an
;; exception fit the two registers that return something, two results and an exception do not.
;; RUN: ingot -O0 --target=riscv64-linux --emit=llvm-ir %s -o - | FileCheck %s
;; LLVM makes all of these jumps, also behind a frame.
;; RUN: ingot -O0 --target=riscv64-linux -S %s -o - | FileCheck --check-prefixes=ASM,ASM-O0 %s
;; RUN: ingot -O2 --target=riscv64-linux -S %s -o - | FileCheck --check-prefix=ASM %s
;; RUN: ingot -O2 --target=riscv64-linux -mattr=+v -S %s -o - | FileCheck --check-prefix=ASM %s

(module
  (type $unary (func (param i32) (result i32)))
  (table funcref (elem $f0 $f1 $f2 $f3 $f4 $f5 $f6))
  (memory (export "memory") 1)
  (tag $e)

  ;; CHECK-LABEL: define internal fastcc i32 @f0(
  ;; CHECK-SAME: i64 %0, i64 %1, i64 %2, i64 %3, i64 %4, i64 %5, i64 %6, i64 %7,
  ;; CHECK-SAME: double %8, double %9, double %10, double %11, double %12, double %13, double %14, double %15,
  ;; CHECK-SAME: float %16, float %17, float %18, float %19, float %20, float %21, float %22, float %23)
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: trunc i64 %0 to i32
  ;; CHECK: [[N:%.*]] = sext i32 %{{.*}} to i64
  ;; CHECK: [[R:%.*]] = musttail call fastcc i32 @f1(i64 [[N]], i64 %{{.*}}, i64 %{{.*}}, i64 poison, {{.*}}, double 2.{{0+}}e+00, double poison, {{.*}}, float 3.{{0+}}e+00, float poison,
  ;; CHECK-NEXT: ret i32 [[R]]
  ;; ASM-O0-LABEL: f0:
  ;; ASM-O0: tail f1
  (func $f0 (param i32 v128) (result i32)
    (return_call $f1 (local.get 0) (local.get 1) (f64.const 2) (f32.const 3)))

  ;; CHECK-LABEL: define internal fastcc i32 @f1(
  ;; CHECK: insertelement <2 x i64> poison, i64 %1, i64 0
  ;; CHECK: insertelement <2 x i64> %{{.*}}, i64 %2, i64 1
  ;; CHECK: musttail call fastcc i32 %{{[0-9]+}}(i64 %{{.*}}, i64 poison,
  ;; ASM-LABEL: f1:
  ;; ASM: jr {{[at][0-9]}}
  (func $f1 (param i32 v128 f64 f32) (result i32)
    (v128.store (i32.const 0) (local.get 1))
    (return_call_indirect (type $unary) (local.get 0) (i32.const 0)))

  ;; The result area is the last integer, so seven are left: three vectors, and then there is room for one i64.
  ;; CHECK-LABEL: define internal fastcc void @f2(
  ;; CHECK-SAME: i64 %6, ptr %7, double %8
  ;; CHECK: store <2 x i64> %{{.*}}, ptr @ingot_argument_area
  ;; CHECK: store i32 %{{.*}}, ptr getelementptr inbounds (i8, ptr @ingot_argument_area, i64 16)
  ;; CHECK: musttail call fastcc void @f2(i64 %{{.*}}, ptr %7, double
  (func $f2 (param v128 v128 v128 v128 i64 i32) (result i64 i64 i64)
    (return_call $f2 (local.get 3) (local.get 2) (local.get 1) (local.get 0) (local.get 4) (local.get 5)))

  ;; CHECK-LABEL: define internal fastcc { i64, ptr } @f3(
  (func $f3 (param i64) (result i64) (throw $e))
  ;; CHECK-LABEL: define internal fastcc ptr @f4({{.*}}, ptr %7, double
  (func $f4 (param i64) (result i64 f64) (throw $e))
  ;; CHECK-LABEL: define internal fastcc { i64, double } @f5(
  (func $f5 (param f32) (result i64 f64) (i64.const 0) (f64.const 1))
  ;; A vector is both registers.
  ;; CHECK-LABEL: define internal fastcc void @f6({{.*}}, ptr %7, double
  (func $f6 (param v128) (result v128 i32) (local.get 0) (i32.const 1))
  ;; The table changes, or the optimiser would know what it holds.
  (func (export "_start")
    (table.set (i32.const 0) (ref.null func))
    (i32.store (i32.const 0) (call_indirect (type $unary) (i32.const 7) (i32.load (i32.const 4))))))
