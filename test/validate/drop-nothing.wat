;; Nothing to drop.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected an operand, found nothing (drop)

(module (func drop))
