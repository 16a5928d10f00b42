;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Zeros of both signs, NaNs, ties and copied signs, where the C library and LLVM minnum differ.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $f (result f64) (f64.load (i32.const 64)))
  (func $nan (param $x f64) (result i32) (f64.ne (local.get $x) (local.get $x)))
  (func $same (param $x f64) (param $y f64) (result i32) (i64.eq (i64.reinterpret_f64 (local.get $x)) (i64.reinterpret_f64 (local.get $y))))
  (memory (export "memory") 1)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (call $same (f64.min (call $f) (f64.const -0)) (f64.const -0)))
    (call $expect (i32.const 2) (call $same (f64.max (f64.const -0) (call $f)) (f64.const 0)))
    (call $expect (i32.const 3) (call $nan (f64.min (f64.const nan) (call $f))))
    (call $expect (i32.const 4) (call $nan (f64.max (call $f) (f64.const nan))))
    (call $expect (i32.const 5) (call $same (f64.nearest (f64.const 2.5)) (f64.const 2)))
    (call $expect (i32.const 6) (call $same (f64.nearest (f64.const -0.5)) (f64.const -0)))
    (call $expect (i32.const 7) (call $same (f64.nearest (f64.const 0x1.8p+0)) (f64.const 2)))
    (call $expect (i32.const 8) (call $same (f64.ceil (f64.const -0.5)) (f64.const -0)))
    (call $expect (i32.const 9) (call $same (f64.trunc (f64.const -0.9)) (f64.const -0)))
    (call $expect (i32.const 10) (call $same (f64.copysign (f64.const nan:0x4000000000001) (f64.const -1)) (f64.const -nan:0x4000000000001)))
    (call $expect (i32.const 11) (call $same (f64.neg (f64.const nan:0x4000000000001)) (f64.const -nan:0x4000000000001)))
    (call $expect (i32.const 12) (call $same (f64.abs (f64.const -nan:0x4000000000001)) (f64.const nan:0x4000000000001)))
    (call $expect (i32.const 13) (call $same (f64.sqrt (f64.const -0)) (f64.const -0)))
    (call $expect (i32.const 14) (call $nan (f64.sqrt (f64.const -1))))
    (call $expect (i32.const 15) (call $same (f64.div (f64.const 1) (f64.neg (call $f))) (f64.const -inf)))
    (call $expect (i32.const 16) (call $nan (f64.div (call $f) (call $f))))
    (call $expect (i32.const 17) (call $nan (f64.sub (f64.const inf) (f64.const inf))))))
