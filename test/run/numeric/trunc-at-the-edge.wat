;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; The last values that still convert.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.trunc_f64_s (f64.const 2147483647.9)) (i32.const 2147483647)))
    (call $expect (i32.const 2) (i32.eq (i32.trunc_f64_s (f64.const -2147483648.9)) (i32.const -2147483648)))
    (call $expect (i32.const 3) (i32.eq (i32.trunc_f64_u (f64.const 4294967295.9)) (i32.const -1)))
    (call $expect (i32.const 4) (i32.eqz (i32.trunc_f64_u (f64.const -0.9))))
    (call $expect (i32.const 5) (i32.eq (i32.trunc_f32_s (f32.const -2147483648)) (i32.const -2147483648)))
    (call $expect (i32.const 6) (i64.eq (i64.trunc_f64_s (f64.const -9223372036854775808)) (i64.const 0x8000000000000000)))
    (call $expect (i32.const 7) (i64.eq (i64.trunc_f32_u (f32.const 0x1.fffffep+63)) (i64.const 0xffffff0000000000)))))
