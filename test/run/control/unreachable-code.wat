;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Code that cannot be reached is not compiled, whatever its stack would be.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $f (param i32) (result i32)
    (return (i32.const 5))
    (i32.add) (drop) (i64.const 1) (i32.wrap_i64)
    (if (result i32) (then (i32.const 1)) (else (unreachable))))
  (func $g (result i32)
    (block $b (result i32)
      (br $b (i32.const 6))
      (loop (br 0))
      (br_table $b $b (i32.const 0))))
  (func $h (param i32) (result i32)
    (if (result i32) (local.get 0) (then (return (i32.const 1)) (unreachable)) (else (i32.const 2))))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (call $f (i32.const 0)) (i32.const 5)))
    (call $expect (i32.const 2) (i32.eq (call $g) (i32.const 6)))
    (call $expect (i32.const 3) (i32.eq (call $h (i32.const 1)) (i32.const 1)))
    (call $expect (i32.const 4) (i32.eq (call $h (i32.const 0)) (i32.const 2)))))
