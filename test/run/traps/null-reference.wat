;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "null reference" %run %t-O0
;; RUN: %traps "null reference" %run %t-O2
;; ref.as_non_null of null.
(module
  (memory (export "memory") 1)
  (type $f (func (param i32) (result i32)))
  (func $tail (result i32) (return_call_ref $f (i32.const 1) (ref.null $f)))
  (func (export "_start") (drop (ref.as_non_null (ref.null $f)))))
