;; They cannot reach more pages than these.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: memory size must be at most 281474976710656 pages

(module (memory i64 0x1_0000_0000_0001))
