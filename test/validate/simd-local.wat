;; A vector local.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (func (local v128)))
