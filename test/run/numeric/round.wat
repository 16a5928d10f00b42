;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Rounding in both formats, to every side, and the signs that survive.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $s (result f32) (f32.load (i32.const 64)))
  (func $d (result f64) (f64.load (i32.const 72)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\00\00\20\c0\00\00\00\00") ;; -2.5
  (data (i32.const 72) "\00\00\00\00\00\00\04\c0") ;; -2.5
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (f32.eq (f32.ceil (call $s)) (f32.const -2)))
    (call $expect (i32.const 2) (f32.eq (f32.floor (call $s)) (f32.const -3)))
    (call $expect (i32.const 3) (f32.eq (f32.trunc (call $s)) (f32.const -2)))
    (call $expect (i32.const 4) (f32.eq (f32.nearest (call $s)) (f32.const -2)))
    (call $expect (i32.const 5) (f32.eq (f32.abs (call $s)) (f32.const 2.5)))
    (call $expect (i32.const 6) (f32.eq (f32.neg (call $s)) (f32.const 2.5)))
    (call $expect (i32.const 7) (f64.eq (f64.ceil (call $d)) (f64.const -2)))
    (call $expect (i32.const 8) (f64.eq (f64.floor (call $d)) (f64.const -3)))
    (call $expect (i32.const 9) (f64.eq (f64.trunc (call $d)) (f64.const -2)))
    (call $expect (i32.const 10) (f64.eq (f64.nearest (call $d)) (f64.const -2)))
    (call $expect (i32.const 11) (f64.eq (f64.abs (call $d)) (f64.const 2.5)))
    (call $expect (i32.const 12) (f64.eq (f64.neg (call $d)) (f64.const 2.5)))
    (call $expect (i32.const 13) (f32.eq (f32.copysign (f32.const 3) (call $s)) (f32.const -3)))
    (call $expect (i32.const 14) (f32.eq (f32.max (call $s) (f32.const -1)) (f32.const -1)))
    (call $expect (i32.const 15) (f64.eq (f64.mul (call $d) (call $d)) (f64.const 6.25)))
    (call $expect (i32.const 16) (f32.eq (f32.div (f32.const 1) (f32.const 3)) (f32.const 0x1.555556p-2)))))
