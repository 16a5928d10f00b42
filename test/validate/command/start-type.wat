;; Nobody could give _start its argument.
;; RUN: wat2wasm %s -o %t.wasm
;; RUN: not ingot %t.wasm -o %t 2>&1 | FileCheck %s
;; CHECK: error: export "_start" must have no parameters and no results

(module (func (export "_start") (param i32)))
