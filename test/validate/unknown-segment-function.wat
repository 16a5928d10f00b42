;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown function 9

(module (table 1 funcref) (elem (i32.const 0) 9))
