;; Constant expressions, extended ones too, have their value when the module is compiled.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (global $a (mut i64) (i64.mul (i64.const 3) (i64.sub (i64.const 10) (i64.const 1))))
  (global $b (mut i32) (i32.add (i32.const 42) (i32.const -2)))
  (global $c (mut funcref) (ref.func 0))
  (global $d (mut externref) (ref.null extern))
  (global $e (mut f32) (f32.const 1.5))
  ;; CHECK: @g0 = internal global i64 27
  ;; CHECK: @g1 = internal global i32 40
  ;; CHECK: @g2 = internal global ptr @ref0
  ;; CHECK: @g3 = internal global ptr null
  ;; CHECK: @g4 = internal global float 1.500000e+00
  (func)
  (func (export "_start")))
