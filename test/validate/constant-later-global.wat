;; A global cannot read one that comes later, nor itself.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: unknown global 0

(module (global i32 (global.get 0)))
