;; RISC-V passes a signalling NaN through its way to round, so the result is multiplied by 1, which LLVM must not fold.
;; RUN: ingot -O0 --target=riscv64-linux --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --target=riscv64-linux --emit=llvm-ir %s -o - | FileCheck --check-prefix=FOLDED %s
;; RUN: ingot -O0 --target=aarch64-linux --emit=llvm-ir %s -o - | FileCheck --check-prefix=QUIETS %s

(module
  (memory (export "memory") 1)
  (func (export "_start")
    ;; CHECK: [[C:%.*]] = call double @llvm.ceil.f64(
    ;; CHECK: [[ONE:%.*]] = call double @llvm.arithmetic.fence.f64(double 1.{{0+}}e+00)
    ;; CHECK: fmul double [[C]], [[ONE]]
    ;; FOLDED: [[C:%.*]] = {{.*}}call double @llvm.ceil.f64(
    ;; FOLDED: fmul double
    ;; QUIETS: call double @llvm.ceil.f64(
    ;; QUIETS-NOT: fmul
    (f64.store (i32.const 0) (f64.ceil (f64.load (i32.const 0))))
    ;; CHECK: [[N:%.*]] = call <4 x float> @llvm.roundeven.v4f32(
    ;; CHECK: fmul <4 x float> [[N]],
    ;; FOLDED: fmul <4 x float>
    (v128.store (i32.const 0) (f32x4.nearest (v128.load (i32.const 0))))))
