;; An exception that nobody catches ends the program as a trap does, be it thrown by _start or by the start function.
;; RUN: split-file %s %t
;; RUN: ingot -O0 %t/0.wat -o %t/0-O0 && %traps "uncaught exception" %run %t/0-O0
;; RUN: ingot -O2 %t/0.wat -o %t/0-O2 && %traps "uncaught exception" %run %t/0-O2
;; RUN: ingot -O0 %t/1.wat -o %t/1-O0 && %traps "uncaught exception" %run %t/1-O0
;; RUN: ingot -O2 %t/1.wat -o %t/1-O2 && %traps "uncaught exception" %run %t/1-O2
;--- 0.wat
(module
  (memory (export "memory") 1)
  (tag $number (param i32))
  (tag $other (param i32))
  (func $thrower (throw $number (i32.const 1)))
  (func (export "_start")
    (block $caught (result i32)
      (try_table (catch $other $caught) (call $thrower))
      (return))
    (unreachable)))
;--- 1.wat
(module
  (memory (export "memory") 1)
  (tag $none)
  (func $start (throw $none))
  (start $start)
  (func (export "_start")))
