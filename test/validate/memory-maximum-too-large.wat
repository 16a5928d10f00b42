;; The maximum is limited as well.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: memory size must be at most 65536 pages

(module (memory 0 65537))
