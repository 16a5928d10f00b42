;; A vector global.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (global v128 (v128.const i64x2 1 2)))
