;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; More parameters than registers, of mixed types.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $f (param i32 f64 i64 f32 i32 f64 i64 f32 i32 f64 i64 f32 i32 f64 i64 f32 i32 f64 i64 f32 i32 f64 i64 f32 i32 f64 i64 f32 i32 f64 i64 f32) (result f64)
    (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add (f64.convert_i32_u (local.get 0)) (local.get 1)) (f64.convert_i64_s (local.get 2))) (f64.promote_f32 (local.get 3))) (f64.convert_i32_u (local.get 4))) (local.get 5)) (f64.convert_i64_s (local.get 6))) (f64.promote_f32 (local.get 7))) (f64.convert_i32_u (local.get 8))) (local.get 9)) (f64.convert_i64_s (local.get 10))) (f64.promote_f32 (local.get 11))) (f64.convert_i32_u (local.get 12))) (local.get 13)) (f64.convert_i64_s (local.get 14))) (f64.promote_f32 (local.get 15))) (f64.convert_i32_u (local.get 16))) (local.get 17)) (f64.convert_i64_s (local.get 18))) (f64.promote_f32 (local.get 19))) (f64.convert_i32_u (local.get 20))) (local.get 21)) (f64.convert_i64_s (local.get 22))) (f64.promote_f32 (local.get 23))) (f64.convert_i32_u (local.get 24))) (local.get 25)) (f64.convert_i64_s (local.get 26))) (f64.promote_f32 (local.get 27))) (f64.convert_i32_u (local.get 28))) (local.get 29)) (f64.convert_i64_s (local.get 30))) (f64.promote_f32 (local.get 31))))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (f64.eq (call $f (i32.const 0) (f64.const 1) (i64.const 2) (f32.const 3) (i32.const 4) (f64.const 5) (i64.const 6) (f32.const 7) (i32.const 8) (f64.const 9) (i64.const 10) (f32.const 11) (i32.const 12) (f64.const 13) (i64.const 14) (f32.const 15) (i32.const 16) (f64.const 17) (i64.const 18) (f32.const 19) (i32.const 20) (f64.const 21) (i64.const 22) (f32.const 23) (i32.const 24) (f64.const 25) (i64.const 26) (f32.const 27) (i32.const 28) (f64.const 29) (i64.const 30) (f32.const 31)) (f64.const 496)))))
