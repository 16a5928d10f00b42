;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "null function reference" %run %t-O0
;; RUN: %traps "null function reference" %run %t-O2
;; return_call_ref of null.
(module
  (memory (export "memory") 1)
  (type $f (func (param i32) (result i32)))
  (func $tail (result i32) (return_call_ref $f (i32.const 1) (ref.null $f)))
  (func (export "_start") (drop (call $tail))))
