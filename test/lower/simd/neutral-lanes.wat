;; Where of a result only some lanes are used, LLVM computes those alone, and x + -0 becomes x, which would keep a signalling NaN.
;; So a constant with one such lane is behind a fence.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call <4 x float> @llvm.arithmetic.fence.v4f32(<4 x float> bitcast (<2 x i64> <i64 -9223372035766353920,
  (func (export "one_lane") (param v128) (result v128)
    (f32x4.add (local.get 0) (v128.const f32x4 7 -0.0 9 11)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK-NOT: fence
  ;; CHECK: ret <2 x i64>
  (func (export "none") (param v128) (result v128)
    (f32x4.add (local.get 0) (v128.const f32x4 7 8 9 11)))
  (func (export "_start")))
