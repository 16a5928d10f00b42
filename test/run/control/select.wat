;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Only the low 32 bits of a condition count, and every type can be selected.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $c (result i32) (i32.load (i32.const 64)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\00\00\00\80")
  (elem declare func $c)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (select (i32.const 1) (i32.const 2) (call $c)) (i32.const 1)))
    (call $expect (i32.const 2) (i64.eq (select (i64.const 1) (i64.const 2) (i32.load8_u (i32.const 64))) (i64.const 2)))
    (call $expect (i32.const 3) (f32.eq (select (f32.const 1) (f32.const 2) (i32.const 0)) (f32.const 2)))
    (call $expect (i32.const 4) (f64.eq (select (result f64) (f64.const 1) (f64.const 2) (call $c)) (f64.const 1)))
    (call $expect (i32.const 5) (ref.is_null (select (result funcref) (ref.null func) (ref.func $c) (call $c))))))
