;; A type is final if it does not say otherwise.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: sub type is not one: type 0 is final, so type 1 cannot be below it

(module
  (type $super (struct))
  (type $below (sub $super (struct))))
