;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Equal types are one type, whichever index they have; elements of every kind of segment.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $a (func (param i32) (result i32)))
  (type $b (func (param i32) (result i32)))
  (table $t 4 funcref)
  (elem (i32.const 1) func $double $square)
  (elem (table $t) (i32.const 3) funcref (ref.func $square))
  (func $double (type $a) (i32.shl (local.get 0) (i32.const 1)))
  (func $square (type $b) (i32.mul (local.get 0) (local.get 0)))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (call_indirect (type $b) (i32.const 5) (i32.const 1)) (i32.const 10)))
    (call $expect (i32.const 2) (i32.eq (call_indirect (type $a) (i32.const 5) (i32.const 2)) (i32.const 25)))
    (call $expect (i32.const 3) (i32.eq (call_indirect (param i32) (result i32) (i32.const 6) (i32.const 3)) (i32.const 36)))))
