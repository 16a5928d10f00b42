;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Alignment is a hint: an access may lie anywhere.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 63) "\01\02\03\04\05\06\07\08\09")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.load align=4 (i32.const 63)) (i32.const 0x04030201)))
    (call $expect (i32.const 2) (i64.eq (i64.load align=8 (i32.const 63)) (i64.const 0x0807060504030201)))
    (f64.store align=8 (i32.const 101) (f64.const 1.5))
    (call $expect (i32.const 4) (f64.eq (f64.load align=1 (i32.const 101)) (f64.const 1.5)))
))
