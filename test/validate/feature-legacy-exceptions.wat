;; The older form of exception handling.
;; RUN: wat2wasm --no-check --enable-exceptions %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: legacy exception handling is not supported yet (function 0)

(module (func try catch_all end))
