;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; No targets but the default, one, and the largest index: everything beyond the table takes the default.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $none (param i32) (result i32)
    (block (br_table 0 (local.get 0))) (i32.const 5))
  (func $three (param i32) (result i32)
    (block $c (block $b (block $a
      (br_table $a $b $a $c (local.get 0)))
      (return (i32.const 10)))
      (return (i32.const 20)))
    (i32.const 30))
  (func $with_value (param i32) (result i32)
    (block $b (result i32)
      (i32.mul (block $a (result i32) (br_table $a $b (i32.const 7) (local.get 0))) (i32.const 2))))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (call $none (i32.const 0)) (i32.const 5)))
    (call $expect (i32.const 2) (i32.eq (call $none (i32.const -1)) (i32.const 5)))
    (call $expect (i32.const 3) (i32.eq (call $three (i32.const 0)) (i32.const 10)))
    (call $expect (i32.const 4) (i32.eq (call $three (i32.const 1)) (i32.const 20)))
    (call $expect (i32.const 5) (i32.eq (call $three (i32.const 2)) (i32.const 10)))
    (call $expect (i32.const 6) (i32.eq (call $three (i32.const 3)) (i32.const 30)))
    (call $expect (i32.const 7) (i32.eq (call $three (i32.const 0x80000000)) (i32.const 30)))
    (call $expect (i32.const 8) (i32.eq (call $three (i32.const -1)) (i32.const 30)))
    (call $expect (i32.const 9) (i32.eq (call $with_value (i32.const 0)) (i32.const 14)))
    (call $expect (i32.const 10) (i32.eq (call $with_value (i32.const 1)) (i32.const 7)))))
