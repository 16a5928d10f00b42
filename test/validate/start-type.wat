;; The start function takes and gives nothing.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: start function must have no parameters and no results

(module (func $f (param i32)) (start $f))
