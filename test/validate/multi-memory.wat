;; A second memory.
;; RUN: wat2wasm --no-check --enable-multi-memory %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (memory 1) (memory 1))
