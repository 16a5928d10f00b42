;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Blocks, loops and ifs with parameters and several results.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $swap (param i32 i32) (result i32 i32) (local.get 1) (local.get 0))
  (func $sum_to (param $n i32) (result i32)
    (i32.const 0) (local.get $n)
    (loop $next (param i32 i32) (result i32)
      (local.set $n)
      (i32.add (local.get $n))
      (i32.sub (local.get $n) (i32.const 1))
      (br_if $next (i32.gt_s (local.get $n) (i32.const 1)))
      (drop)))
  (func $pick (param $which i32) (result i64 i32)
    (local.get $which)
    (if (result i64 i32) (then (i64.const 1) (i32.const 2)) (else (i64.const 3) (i32.const 4))))
  (func $early (param i32) (result i32 i32)
    (block $out (result i32 i32)
      (i32.const 7) (i32.const 8)
      (br_if $out (local.get 0))
      (drop) (drop) (i32.const 9) (return (i32.const 10))))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.const 1) (i32.sub (call $swap (i32.const 1) (i32.const 2)))))
    (call $expect (i32.const 2) (i32.eq (call $sum_to (i32.const 100)) (i32.const 5050)))
    (call $expect (i32.const 3) (i64.eq (block (result i64) (call $pick (i32.const 1)) (drop)) (i64.const 1)))
    (call $expect (i32.const 4) (i32.eq (i32.mul (call $early (i32.const 1))) (i32.const 56)))
    (call $expect (i32.const 5) (i32.eq (i32.mul (call $early (i32.const 0))) (i32.const 90)))))
