;; A tail call.
;; RUN: wat2wasm --no-check --enable-tail-call %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (func return_call 0))
