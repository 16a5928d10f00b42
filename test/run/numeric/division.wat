;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Division truncates toward zero; the remainder has the sign of the dividend, and the most negative number has
;; remainder 0 by -1 though its quotient overflows.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $i (param $address i32) (result i32) (i32.load (local.get $address)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\f9\ff\ff\ff\02\00\00\00\ff\ff\ff\ff\00\00\00\80") ;; -7 2 -1 and the most negative
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.div_s (call $i (i32.const 64)) (call $i (i32.const 68))) (i32.const -3)))
    (call $expect (i32.const 2) (i32.eq (i32.rem_s (call $i (i32.const 64)) (call $i (i32.const 68))) (i32.const -1)))
    (call $expect (i32.const 3) (i32.eq (i32.div_u (call $i (i32.const 64)) (call $i (i32.const 68))) (i32.const 0x7ffffffc)))
    (call $expect (i32.const 4) (i32.eq (i32.rem_u (call $i (i32.const 64)) (call $i (i32.const 68))) (i32.const 1)))
    (call $expect (i32.const 5) (i32.eqz (i32.rem_s (call $i (i32.const 76)) (call $i (i32.const 72)))))
    (call $expect (i32.const 6) (i32.eqz (i32.rem_s (call $i (i32.const 76)) (i32.const -1))))
    (call $expect (i32.const 7) (i32.eqz (i32.rem_s (i32.const 0x80000000) (i32.const -1))))
    (call $expect (i32.const 8) (i32.eq (i32.div_s (call $i (i32.const 76)) (i32.const 3)) (i32.const -715827882)))
    (call $expect (i32.const 9) (i32.eqz (i32.div_u (call $i (i32.const 76)) (call $i (i32.const 72)))))))
