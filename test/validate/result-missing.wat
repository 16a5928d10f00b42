;; A function gives nothing.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found nothing (end)

(module (func (result i32)))
