;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds table access" %run %t-O0
;; RUN: %traps "out of bounds table access" %run %t-O2
;; table.set with an index that is negative as a signed number.
(module
  (table $t 3 externref)
  (func (export "_start") (table.set $t (i32.const -1) (ref.null extern))))
