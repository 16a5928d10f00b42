;; A memory of more than 4 GiB.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: memory size must be at most 65536 pages

(module (memory 65537))
