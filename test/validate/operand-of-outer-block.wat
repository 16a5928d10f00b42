;; A block cannot reach the operands outside it.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found nothing (i32.eqz)

(module (func i32.const 1 (block i32.eqz drop) drop))
