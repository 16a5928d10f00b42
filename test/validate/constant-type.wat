;; A global starts with a value of its type.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found f32 (end)

(module (global i32 (f32.const 1)))
