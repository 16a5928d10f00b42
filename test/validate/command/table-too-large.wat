;; A table beyond the limit of the implementation.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: too many elements in a table: 10000001, the limit is 10000000

(module (table 10000001 funcref))
