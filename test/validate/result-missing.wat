;; A function gives nothing.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found nothing (end)

(module (func (result i32)))
