;; An index beyond its index space.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: unknown type 5

(module (table 1 funcref) (func (call_indirect (type 5) (i32.const 0))))
