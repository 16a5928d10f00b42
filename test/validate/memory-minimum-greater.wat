;; A memory that is larger than it may be.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: size minimum must not be greater than maximum

(module (memory 2 1))
