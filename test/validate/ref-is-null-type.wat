;; Only references can be null.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected a reference, found i32 (ref.is_null)

(module (func (drop (ref.is_null (i32.const 0)))))
