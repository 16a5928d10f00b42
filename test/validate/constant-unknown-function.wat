;; A reference to a function that is not there.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown function 3

(module (global funcref (ref.func 3)))
