;; The start function takes and gives nothing.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: start function must have no parameters and no results

(module (func $f (param i32)) (start $f))
