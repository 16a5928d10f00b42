;; An index beyond its index space.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: unknown table 0

(module (elem (i32.const 0)))
