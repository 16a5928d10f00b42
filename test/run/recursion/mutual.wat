;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "call stack exhausted" %run %t-O0
;; RUN: %traps "call stack exhausted" %run %t-O2
;; Two functions that call each other in tail position.
(module
  (func $f (param i32) (result i32) (call $g (i32.add (local.get 0) (i32.const 1))))
  (func $g (param i32) (result i32) (call $f (i32.xor (local.get 0) (i32.const 5))))
  (func (export "_start") (drop (call $f (i32.const 0)))))
