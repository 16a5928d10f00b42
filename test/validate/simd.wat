;; A vector instruction.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (func (drop (v128.const i64x2 1 2))))
