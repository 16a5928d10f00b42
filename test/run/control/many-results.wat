;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; More results than any register convention holds, of all types, from functions, blocks and indirect calls.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $many (func (param i32) (result i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64)))
  (func $many (type $many)
    (i32.add (local.get 0) (i32.const 0)) (i64.const 0) (f32.const 0) (f64.const 0) (i32.add (local.get 0) (i32.const 1)) (i64.const 1) (f32.const 1) (f64.const 1) (i32.add (local.get 0) (i32.const 2)) (i64.const 2) (f32.const 2) (f64.const 2) (i32.add (local.get 0) (i32.const 3)) (i64.const 3) (f32.const 3) (f64.const 3) (i32.add (local.get 0) (i32.const 4)) (i64.const 4) (f32.const 4) (f64.const 4))
  (table funcref (elem $many))
  (func $fold (param i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64) (result f64)
    (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add  (f64.add (f64.convert_i32_s (local.get 0)) (f64.convert_i64_s (local.get 1))) (f64.promote_f32 (local.get 2))) (local.get 3)) (f64.convert_i32_s (local.get 4))) (f64.convert_i64_s (local.get 5))) (f64.promote_f32 (local.get 6))) (local.get 7)) (f64.convert_i32_s (local.get 8))) (f64.convert_i64_s (local.get 9))) (f64.promote_f32 (local.get 10))) (local.get 11)) (f64.convert_i32_s (local.get 12))) (f64.convert_i64_s (local.get 13))) (f64.promote_f32 (local.get 14))) (local.get 15)) (f64.convert_i32_s (local.get 16))) (f64.convert_i64_s (local.get 17))) (f64.promote_f32 (local.get 18))) (local.get 19)))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (f64.eq (call $fold (call $many (i32.const 100))) (f64.const 540)))
    (call $expect (i32.const 2) (f64.eq (call $fold (call_indirect (type $many) (i32.const 100) (i32.const 0))) (f64.const 540)))
    (call $expect (i32.const 3) (f64.eq (call $fold (block (result i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64) (call $many (i32.const 0)))) (f64.const 40)))))
