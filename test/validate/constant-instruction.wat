;; Most instructions are not constant.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: constant expression required: i32.popcnt is not allowed here

(module (global i32 (i32.popcnt (i32.const 1))))
