;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown data segment 3

(module (memory 1) (data "x") (func data.drop 3))
