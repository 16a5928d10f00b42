;; A mutable field of a subtype is of the same type.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: sub type is not one: type 1 does not match its supertype 0

(module
  (type $super (sub (array (mut (ref any)))))
  (type $below (sub $super (array (mut (ref eq))))))
