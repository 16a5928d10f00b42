;; A table holds one type of reference.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected externref, found funcref (table.set)

(module (table 1 externref) (func (table.set 0 (i32.const 0) (ref.null func))))
