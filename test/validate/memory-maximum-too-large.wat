;; The maximum is limited as well.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: memory size must be at most 65536 pages

(module (memory 0 65537))
