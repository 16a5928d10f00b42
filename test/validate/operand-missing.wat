;; An operand that nobody has pushed.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found nothing (i32.add)

(module (func i32.const 1 i32.add drop))
