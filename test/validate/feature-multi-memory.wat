;; A second memory.
;; RUN: wat2wasm --no-check --enable-multi-memory %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: multi-memory is not supported yet (memory 1)

(module (memory 1) (memory 1))
