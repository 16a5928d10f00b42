;; A fused multiply-add where the CPU has one; the deterministic profile rounds twice.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 -mattr=+fma --emit=llvm-ir %t.wasm -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s --check-prefix=TWICE
;; RUN: ingot -O0 -mattr=+fma --deterministic --emit=llvm-ir %t.wasm -o - | FileCheck %s --check-prefix=TWICE

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: @llvm.fma.v4f32(
  ;; TWICE-LABEL: @f0(
  ;; TWICE: [[PRODUCT:%.*]] = fmul <4 x float>
  ;; TWICE: fadd <4 x float> [[PRODUCT]], %
  (func (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[MINUS:%.*]] = fneg <2 x double>
  ;; CHECK: @llvm.fma.v2f64(<2 x double> [[MINUS]],
  (func (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "_start")))
