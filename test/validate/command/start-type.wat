;; Nobody could give _start its argument.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: export "_start" must have no parameters and no results

(module (func (export "_start") (param i32)))
