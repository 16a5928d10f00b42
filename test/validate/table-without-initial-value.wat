;; Without one it would hold null.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: table 0 of (ref func) needs an initial value

(module (table 1 (ref func)))
