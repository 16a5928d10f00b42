;; Only functions can be called.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected funcref, found externref (call_indirect)

(module (table 1 externref) (func (call_indirect (i32.const 0))))
