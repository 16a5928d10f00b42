;; Without a name section, an export names the function, and the name is escaped.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: SIMD is not supported yet (function 1 "bad\0aname")

(module (func) (func (export "bad\0aname") (drop (v128.const i64x2 1 2))))
