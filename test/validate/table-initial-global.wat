;; The globals of the module come after its tables.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown global 0

(module
  (table 1 funcref (global.get $f))
  (global $f funcref (ref.null func)))
