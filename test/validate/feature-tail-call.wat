;; A tail call.
;; RUN: wat2wasm --no-check --enable-tail-call %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: tail calling is not supported yet (function 0)

(module (func return_call 0))
