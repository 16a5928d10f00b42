;; Calls through a table that never changes: overlapping segments, subtypes, and each of the traps by number of arguments.
;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %run %t-O0
;; RUN: %run %t-O2
;; RUN: %python %tools/each_case.py 2 --from=1 "undefined element" %t-O0 %t-O2
;; RUN: %python %tools/each_case.py 3 --from=3 "uninitialized element" %t-O0 %t-O2
;; RUN: %python %tools/each_case.py 3 --from=6 "indirect call type mismatch" %t-O0 %t-O2
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $number (func (param i32) (result i32)))
  (type $open (sub (func (result i64))))
  (type $closed (sub final $open (func (result i64))))
  (type $ends (func (param i32)))
  (table $t 10 funcref)
  (elem (table $t) (i32.const 1) func $double $square $double $wide)
  (elem (table $t) (i32.const 2) funcref (ref.func $double) (ref.null func))
  (elem (table $t) (i32.const 6) func $narrow $exit)
  (func $double (type $number) (i32.shl (local.get 0) (i32.const 1)))
  (func $square (type $number) (i32.mul (local.get 0) (local.get 0)))
  (func $wide (type $open) (i64.const 5))
  (func $narrow (type $closed) (i64.const 6))
  (global $started (mut i32) (i32.const 0))
  (func $start (global.set $started (call_indirect (type $number) (i32.const 8) (i32.const 2))))
  (start $start)
  (func $as_number (param i32) (result i32) (call_indirect (type $number) (i32.const 7) (local.get 0)))
  (func $as_open (param i32) (result i64) (call_indirect (type $open) (local.get 0)))
  (func $as_closed (param i32) (result i64) (call_indirect (type $closed) (local.get 0)))
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func $all
    (call $expect (i32.const 1) (i32.eq (global.get $started) (i32.const 16)))
    (call $expect (i32.const 2) (i32.eq (call $as_number (i32.const 1)) (i32.const 14)))
    (call $expect (i32.const 3) (i32.eq (call $as_number (i32.const 2)) (i32.const 14)))
    (call $expect (i32.const 4) (i64.eq (call $as_open (i32.const 4)) (i64.const 5)))
    (call $expect (i32.const 5) (i64.eq (call $as_open (i32.const 6)) (i64.const 6)))
    (call $expect (i32.const 6) (i64.eq (call $as_closed (i32.const 6)) (i64.const 6)))
    (call_indirect (type $ends) (i32.const 0) (i32.const 7))
    (unreachable))
  (func (export "_start") (local $case i32)
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (local.set $case (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    (block $8 (block $7 (block $6 (block $5 (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 $6 $7 $8 (local.get $case)))
      (call $all) (return))
      (drop (call $as_number (i32.const 10))) (return))
      (drop (call $as_open (i32.const -1))) (return))
      (drop (call $as_number (i32.const 0))) (return))
      (drop (call $as_number (i32.const 3))) (return))
      (drop (call $as_open (i32.const 9))) (return))
      (drop (call $as_number (i32.const 4))) (return))
      (drop (call $as_closed (i32.const 4))) (return))
      (drop (call $as_open (i32.const 1)))))
