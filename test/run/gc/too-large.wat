;; An array larger than any heap, in every way to make one: its size does not overflow, it is refused.
;; RUN: split-file %s %t
;; RUN: ingot -O0 %t/new.wat -o %t/new-O0 && %traps "garbage-collected heap exhausted" %run %t/new-O0
;; RUN: ingot -O2 %t/new.wat -o %t/new-O2 && %traps "garbage-collected heap exhausted" %run %t/new-O2
;; RUN: ingot -O0 %t/default.wat -o %t/default-O0 && %traps "garbage-collected heap exhausted" %run %t/default-O0
;; RUN: ingot -O2 %t/default.wat -o %t/default-O2 && %traps "garbage-collected heap exhausted" %run %t/default-O2
;; RUN: ingot -O2 %t/constant.wat -o %t/constant && %traps "garbage-collected heap exhausted" %run %t/constant

;--- new.wat
(module
  (memory (export "memory") 1)
  (type $a (array (mut v128)))
  (global $g (mut (ref null $a)) (ref.null $a))
  (func (export "_start")
    (global.set $g (array.new $a (v128.const i64x2 1 1) (i32.xor (i32.load (i32.const 0)) (i32.const -1))))))
;--- default.wat
(module
  (memory (export "memory") 1)
  (type $a (array (mut i64)))
  (global $g (mut (ref null $a)) (ref.null $a))
  (func (export "_start")
    (global.set $g (array.new_default $a (i32.xor (i32.load (i32.const 0)) (i32.const 0x80000000))))))
;--- constant.wat
(module
  (type $a (array (mut i64)))
  (global (mut (ref null $a)) (array.new_default $a (i32.const -1)))
  (func (export "_start")))
