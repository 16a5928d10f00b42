;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; A table of host references: all a program without a host can hold is null.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (table $t 1 externref)
  (global $g (mut externref) (ref.null extern))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (ref.is_null (table.get $t (i32.const 0))))
    (call $expect (i32.const 2) (i32.eq (table.grow $t (global.get $g) (i32.const 1)) (i32.const 1)))
    (table.set $t (i32.const 1) (global.get $g))
    (call $expect (i32.const 4) (ref.is_null (table.get $t (i32.const 1))))))
