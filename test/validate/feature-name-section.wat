;; The function is named by the name section.
;; RUN: wat2wasm --no-check --debug-names %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: SIMD is not supported yet (function 1 "the_culprit")

(module (func) (func $the_culprit (drop (v128.const i64x2 1 2))))
