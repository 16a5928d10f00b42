;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown elem segment 3

(module (func elem.drop 3))
