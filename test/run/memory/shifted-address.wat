;; An address is a shifted number of 32 bits: what is shifted out is no part of it. The status is the number of the first
;; access that is not where it should be.
;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O1 %s -o %t-O1
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O0 --bounds=check %s -o %t-O0-check
;; RUN: %run %t-O0
;; RUN: %run %t-O1
;; RUN: %run %t-O2
;; RUN: %run %t-O0-check
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 8) "\01\02\03\04\05\06\07\08\01\02\03\04\05\06\07\08")

  ;; Shifted by 1, 2, 3 and 4, all are 16.
  (func $by_1 (param i32) (result i32) (i32.load16_u (i32.shl (local.get 0) (i32.const 1))))
  (func $by_2 (param i32) (result i32) (i32.load (i32.shl (local.get 0) (i32.const 2))))
  (func $by_3 (param i32) (result i64) (i64.load (i32.shl (local.get 0) (i32.const 3))))
  (func $by_3_float (param i32) (result f64) (f64.load (i32.shl (local.get 0) (i32.const 3))))
  (func $by_4 (param i32) (result i32) (i32x4.extract_lane 0 (v128.load16x4_s (i32.shl (local.get 0) (i32.const 4)))))
  (func $product (param i32) (result i64) (i64.load (i32.mul (local.get 0) (i32.const 8))))
  (func $stored (param i32) (i32.store (i32.shl (local.get 0) (i32.const 2)) (i32.const 7)))

  (func $check (param $is_right i32) (param $number i32)
    (if (i32.eqz (local.get $is_right)) (then (call $proc_exit (local.get $number)))))
  (func (export "_start")
    (call $check (i32.eq (call $by_1 (i32.const 0x80000008)) (i32.const 0x0201)) (i32.const 1))
    (call $check (i32.eq (call $by_2 (i32.const 0xc0000004)) (i32.const 0x04030201)) (i32.const 2))
    (call $check (i64.eq (call $by_3 (i32.const 0xe0000002)) (i64.const 0x0807060504030201)) (i32.const 3))
    (call $check (i64.eq (i64.reinterpret_f64 (call $by_3_float (i32.const 0xe0000002))) (i64.const 0x0807060504030201))
      (i32.const 4))
    (call $check (i32.eq (call $by_4 (i32.const 0xf0000001)) (i32.const 0x0201)) (i32.const 5))
    (call $check (i64.eq (call $product (i32.const 0xe0000002)) (i64.const 0x0807060504030201)) (i32.const 6))
    (call $stored (i32.const 0x40000000))
    (call $check (i32.eq (i32.load (i32.const 0)) (i32.const 7)) (i32.const 7))
    (call $proc_exit (i32.const 0))))
