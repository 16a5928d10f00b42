;; A vector local.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: SIMD is not supported yet (function 0)

(module (func (local v128)))
