;; A supertype comes before its subtypes, also within a group.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown type 1

(module
  (rec
    (type $below (sub $super (struct)))
    (type $super (sub (struct)))))
