;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown memory 0

(module (func (drop (i32.load (i32.const 0)))))
