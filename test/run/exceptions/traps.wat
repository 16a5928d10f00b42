;; Traps are no exceptions, and a null reference cannot be thrown.
;; RUN: split-file %s %t
;; RUN: ingot -O0 %t/0.wat -o %t/0-O0 && %traps "null exception reference" %run %t/0-O0
;; RUN: ingot -O2 %t/0.wat -o %t/0-O2 && %traps "null exception reference" %run %t/0-O2
;; RUN: ingot -O0 %t/1.wat -o %t/1-O0 && %traps "unreachable" %run %t/1-O0
;; RUN: ingot -O2 %t/1.wat -o %t/1-O2 && %traps "unreachable" %run %t/1-O2
;; RUN: ingot -O0 %t/2.wat -o %t/2-O0 && %traps "integer divide by zero" %run %t/2-O0
;; RUN: ingot -O2 %t/2.wat -o %t/2-O2 && %traps "integer divide by zero" %run %t/2-O2
;--- 0.wat
(module
  (memory (export "memory") 1)
  (global $reference (mut exnref) (ref.null exn))
  (func (export "_start")
    (block $caught
      (try_table (catch_all $caught) (throw_ref (global.get $reference))))))
;--- 1.wat
(module
  (memory (export "memory") 1)
  (tag $none)
  (func $trap (param i32)
    (if (local.get 0) (then (throw $none)))
    (unreachable))
  (func (export "_start")
    (block $caught
      (try_table (catch_all $caught) (call $trap (i32.load (i32.const 0)))))))
;--- 2.wat
(module
  (memory (export "memory") 1)
  (tag $none)
  (func $divide (param i32)
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $none)))
    (i32.store (i32.const 0) (i32.div_u (i32.const 1) (local.get 0))))
  (func (export "_start")
    try
      (call $divide (i32.load (i32.const 0)))
    catch_all
    end))
