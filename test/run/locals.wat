;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Locals begin as zero or null, and keep their values across calls and loops.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $zero (result i32) (local i32 i64 f32 f64 funcref externref)
    (i32.and (i32.and (i32.and (i32.eqz (local.get 0)) (i64.eqz (local.get 1)))
                      (i32.and (i32.eqz (i32.reinterpret_f32 (local.get 2))) (i64.eqz (i64.reinterpret_f64 (local.get 3)))))
             (i32.and (ref.is_null (local.get 4)) (ref.is_null (local.get 5)))))
  (func $tee (param i32) (result i32) (i32.add (local.tee 0 (i32.const 5)) (local.get 0)))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (call $zero))
    (call $expect (i32.const 2) (i32.eq (call $tee (i32.const 1)) (i32.const 10)))))
