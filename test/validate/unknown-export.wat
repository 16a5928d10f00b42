;; An index beyond its index space.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: unknown function 4

(module (export "f" (func 4)))
