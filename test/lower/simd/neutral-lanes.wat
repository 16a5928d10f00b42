;; Where LLVM splits vectors into numbers, as on RISC-V without V, one lane of a constant is enough for x + -0 to become x, which
;; would keep a signalling NaN. So such a constant is behind a fence there.
;; RUN: ingot -O0 --target=riscv64-linux --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 --target=riscv64-linux -march=rv64gcv --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=WHOLE
(module
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call <4 x float> @llvm.arithmetic.fence.v4f32(<4 x float> bitcast (<2 x i64> <i64 -9223372035766353920,
  ;; WHOLE-LABEL: @f0(
  ;; WHOLE-NOT: fence
  ;; WHOLE: ret <2 x i64>
  (func (export "one_lane") (param v128) (result v128)
    (f32x4.add (local.get 0) (v128.const f32x4 7 -0.0 9 11)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK-NOT: fence
  ;; CHECK: ret <2 x i64>
  (func (export "none") (param v128) (result v128)
    (f32x4.add (local.get 0) (v128.const f32x4 7 8 9 11)))
  (func (export "_start")))
