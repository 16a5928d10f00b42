;; An index beyond its index space.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: unknown local 2

(module (func (param i32) (local i64) (drop (local.get 2))))
