;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown global 0

(module (func (drop (global.get 0))))
