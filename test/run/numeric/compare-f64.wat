;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; -1 and 0; zeros of both signs are equal; a NaN is unordered, so only ne holds.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\00\00\00\00\00\00\f0\bf") ;; -1
  (data (i32.const 72) "\00\00\00\00\00\00\f8\7f") ;; NaN
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (f64.lt (f64.load (i32.const 64)) (f64.load (i32.const 128))))
    (call $expect (i32.const 2) (i32.eqz (f64.gt (f64.load (i32.const 64)) (f64.load (i32.const 128)))))
    (call $expect (i32.const 3) (f64.le (f64.load (i32.const 64)) (f64.load (i32.const 128))))
    (call $expect (i32.const 4) (i32.eqz (f64.ge (f64.load (i32.const 64)) (f64.load (i32.const 128)))))
    (call $expect (i32.const 5) (i32.eqz (f64.eq (f64.load (i32.const 64)) (f64.load (i32.const 128)))))
    (call $expect (i32.const 6) (f64.ne (f64.load (i32.const 64)) (f64.load (i32.const 128))))
    (call $expect (i32.const 7) (i32.eqz (f64.lt (f64.load (i32.const 64)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 8) (i32.eqz (f64.gt (f64.load (i32.const 64)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 9) (i32.eqz (f64.le (f64.load (i32.const 64)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 10) (i32.eqz (f64.ge (f64.load (i32.const 64)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 11) (i32.eqz (f64.eq (f64.load (i32.const 64)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 12) (f64.ne (f64.load (i32.const 64)) (f64.load (i32.const 72))))
    (call $expect (i32.const 13) (i32.eqz (f64.lt (f64.load (i32.const 72)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 14) (i32.eqz (f64.gt (f64.load (i32.const 72)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 15) (i32.eqz (f64.le (f64.load (i32.const 72)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 16) (i32.eqz (f64.ge (f64.load (i32.const 72)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 17) (i32.eqz (f64.eq (f64.load (i32.const 72)) (f64.load (i32.const 72)))))
    (call $expect (i32.const 18) (f64.ne (f64.load (i32.const 72)) (f64.load (i32.const 72))))
    (call $expect (i32.const 19) (f64.eq (f64.const -0) (f64.load (i32.const 128))))
    (call $expect (i32.const 20) (i32.eqz (f64.lt (f64.const -0) (f64.load (i32.const 128)))))))
