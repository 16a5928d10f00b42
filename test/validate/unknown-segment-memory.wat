;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown memory 0

(module (data (i32.const 0) "x"))
