;; A reference to a function that is not there.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: unknown function 3

(module (global funcref (ref.func 3)))
