;; Values pushed behind an unreachable point must be used.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: 1 values too many at the end of a block (end)

(module (func unreachable i32.const 0))
