;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "call stack exhausted" %run %t-O0
;; RUN: %traps "call stack exhausted" %run %t-O2
;; Before _start has been called.
(module
  (start $f)
  (func $f (call $f))
  (func (export "_start")))
