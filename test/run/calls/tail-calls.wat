;; RUN: ingot -O0 --stack-size 65536 %s -o %t-O0
;; RUN: ingot -O2 --stack-size 65536 %s -o %t-O2
;; RUN: ingot -O3 --stack-size 65536 %s -o %t-O3
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; RUN: %exits 0 %run %t-O3
;; Twenty million tail calls of every form, between functions of different types, in 64 KiB of stack.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $few (func (param i64) (result i32)))
  (type $more (func (param i64 i64 f64 i32 i32 i32 i32 i32 i32 i32) (result i32)))
  (table funcref (elem $few))
  (elem declare func $few)
  (func $few (type $few)
    (if (i64.eqz (local.get 0)) (then (return (i32.const 1))))
    (return_call $more (i64.sub (local.get 0) (i64.const 1)) (i64.const 7) (f64.const 1)
      (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (i32.const 6) (i32.const 7)))
  (func $more (type $more)
    (if (i64.eqz (local.get 0)) (then (return (i32.const 0))))
    (if (i32.ne (local.get 9) (i32.const 7)) (then (return (i32.const 9))))
    (if (i32.wrap_i64 (i64.and (local.get 0) (i64.const 2)))
      (then (return_call_indirect (type $few) (i64.sub (local.get 0) (i64.const 1)) (i32.const 0))))
    (return_call_ref $few (i64.sub (local.get 0) (i64.const 1)) (ref.func $few)))
  (func $results (param i32) (result i32 i64 f32 f64 i32)
    (if (result i32 i64 f32 f64 i32) (local.get 0)
      (then (return_call $results (i32.sub (local.get 0) (i32.const 1))))
      (else (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4) (i32.const 5))))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start") (local i32 i64 f32 f64 i32)
    (call $expect (i32.const 1) (call $few (i64.const 20000000)))
    (call $expect (i32.const 2) (i32.eqz (call $few (i64.const 19999999))))
    (call $results (i32.const 100000))
    (local.set 4) (local.set 3) (local.set 2) (local.set 1) (local.set 0)
    (call $expect (i32.const 3) (i32.eq (local.get 0) (i32.const 1)))
    (call $expect (i32.const 4) (i64.eq (local.get 1) (i64.const 2)))
    (call $expect (i32.const 5) (f32.eq (local.get 2) (f32.const 3)))
    (call $expect (i32.const 6) (f64.eq (local.get 3) (f64.const 4)))
    (call $expect (i32.const 7) (i32.eq (local.get 4) (i32.const 5)))))
