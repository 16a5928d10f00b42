;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown type 5

(module (table 1 funcref) (func (call_indirect (type 5) (i32.const 0))))
