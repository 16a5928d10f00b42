;; An active segment of another type than its table.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected externref, found funcref (element segment 0)

(module (table 1 externref) (elem (i32.const 0) funcref (ref.null func)))
