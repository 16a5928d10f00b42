;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Bitwise operations and counts.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\f0\0f\f0\0f\00\ff\00\ff")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.or (i32.load (i32.const 64)) (i32.const 1)) (i32.const 0x0ff00ff1)))
    (call $expect (i32.const 2) (i32.eq (i32.xor (i32.load (i32.const 64)) (i32.const -1)) (i32.const 0xf00ff00f)))
    (call $expect (i32.const 3) (i32.eq (i32.and (i32.load (i32.const 64)) (i32.const 0xff0)) (i32.const 0xff0)))
    (call $expect (i32.const 4) (i64.eq (i64.and (i64.load (i32.const 64)) (i64.const -256)) (i64.const 0xff00ff000ff00f00)))
    (call $expect (i32.const 5) (i64.eq (i64.or (i64.load (i32.const 64)) (i64.const 15)) (i64.const 0xff00ff000ff00fff)))
    (call $expect (i32.const 6) (i64.eq (i64.xor (i64.load (i32.const 64)) (i64.load (i32.const 64))) (i64.const 0)))
    (call $expect (i32.const 7) (i64.eq (i64.popcnt (i64.load (i32.const 64))) (i64.const 32)))
    (call $expect (i32.const 8) (i64.eq (i64.shr_u (i64.load (i32.const 64)) (i64.const 60)) (i64.const 15)))
    (call $expect (i32.const 9) (i64.eq (i64.rotl (i64.load (i32.const 64)) (i64.const 8)) (i64.const 0x00ff000ff00ff0ff)))))
