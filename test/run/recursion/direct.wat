;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "call stack exhausted" %run %t-O0
;; RUN: %traps "call stack exhausted" %run %t-O2
;; Not a loop: the call is in tail position, but only return_call is a tail call.
(module
  (func $f (call $f))
  (func (export "_start") (call $f)))
