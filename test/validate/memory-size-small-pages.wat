;; Of pages of one byte there are fewer than there are addresses.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: memory size must be at most 4294967295 pages

(module (memory 0x1_0000_0000 (pagesize 1)))
