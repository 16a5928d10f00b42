;; Something else called _start is nothing to run either.
;; RUN: wat2wasm %s -o %t.wasm
;; RUN: not ingot %t.wasm -o %t 2>&1 | FileCheck %s
;; CHECK: error: no function "_start" is exported, so there is nothing to run

(module (memory (export "_start") 1))
