;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Shift and rotate counts are taken modulo the width; an over-wide shift is poison in LLVM.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $i (param $address i32) (result i32) (i32.load (local.get $address)))
  (func $j (param $address i32) (result i64) (i64.load (local.get $address)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\21\00\00\00\00\00\00\00\41\00\00\00\00\00\00\00") ;; 33, 65
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.shl (i32.const 1) (call $i (i32.const 64))) (i32.const 2)))
    (call $expect (i32.const 2) (i32.eq (i32.shl (i32.const 1) (i32.const 32)) (i32.const 1)))
    (call $expect (i32.const 3) (i32.eq (i32.shr_s (i32.const 0x80000000) (call $i (i32.const 64))) (i32.const 0xc0000000)))
    (call $expect (i32.const 4) (i32.eq (i32.shr_u (i32.const 0x80000000) (i32.const -1)) (i32.const 1)))
    (call $expect (i32.const 5) (i32.eq (i32.rotl (i32.const 0x80000001) (call $i (i32.const 64))) (i32.const 3)))
    (call $expect (i32.const 6) (i32.eq (i32.rotr (i32.const 1) (i32.const 0)) (i32.const 1)))
    (call $expect (i32.const 7) (i64.eq (i64.shl (i64.const 1) (call $j (i32.const 72))) (i64.const 2)))
    (call $expect (i32.const 8) (i64.eq (i64.shr_s (i64.const -8) (i64.const 65)) (i64.const -4)))
    (call $expect (i32.const 9) (i64.eq (i64.rotr (i64.const 1) (call $j (i32.const 72))) (i64.const 0x8000000000000000)))))
