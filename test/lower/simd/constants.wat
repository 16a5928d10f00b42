;; Every bit of a constant arrives, also of a signalling NaN. What has a lane that is neutral in float arithmetic is fenced,
;; wherever it comes from; what is not stays visible to the optimiser.
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 --emit=llvm-ir %t.wasm -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: fence.v4f32(<4 x float> bitcast (<2 x i64> <i64 9187343244130779137, i64 -2251799813685248> to <4 x float>))
  (func (local v128) (local.set 0 (v128.const i32x4 0x00000001 0x7f800001 0x00000000 0xfff80000)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call <4 x float> @llvm.arithmetic.fence.v4f32(<4 x float> bitcast (<2 x i64> splat (i64 4575657222473777152) to <4 x float>))
  (func (result v128) (v128.const f32x4 1 1 1 1))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call <4 x float> @llvm.arithmetic.fence.v4f32(
  (func (result v128) (v128.const f64x2 -1 -1))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call <4 x float> @llvm.arithmetic.fence.v4f32(<4 x float> zeroinitializer)
  (func (local v128))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: call <4 x float> @llvm.arithmetic.fence.v4f32(<4 x float> bitcast (<2 x i64> splat (i64 4575657222473777152) to <4 x float>))
  (func (result v128) (i32x4.splat (i32.const 0x3f800000)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK-NOT: fence
  ;; CHECK: }
  (func (result v128) (v128.const f32x4 3 5 4 2))
  (func (export "_start")))
