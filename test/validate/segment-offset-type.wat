;; The offset of a segment is an address.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found i64 (end)

(module (memory 1) (data (i64.const 0) "x"))
