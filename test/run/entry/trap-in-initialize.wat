;; RUN: ingot -O0 %s --invoke f -o %t-O0 && ingot -O2 %s --invoke f -o %t-O2
;; RUN: %traps 'integer divide by zero at 0x39 in function 0 "initialize"' %run %t-O0
;; RUN: %traps 'integer divide by zero at 0x39 in function 0 "initialize"' %run %t-O2
;; A trap in the initialisation ends the program like any other, and the function is not called.
(module
  (global $zero (mut i32) (i32.const 0))
  (func $initialize (export "_initialize") (drop (i32.div_u (i32.const 1) (global.get $zero))))
  (func (export "f") unreachable))
