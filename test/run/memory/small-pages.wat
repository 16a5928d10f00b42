;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Pages of one byte: the memory ends where no page of the processor does, and grows to a maximum that is odd, too.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (memory $m 3 10001 (pagesize 1))
  (memory $wide i64 0 (pagesize 1))
  (data (memory $m) (i32.const 0) "abc")
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (memory.size $m) (i32.const 3)))
    (call $expect (i32.const 2) (i32.eq (i32.load16_u $m (i32.const 1)) (i32.const 0x6362)))
    (call $expect (i32.const 3) (i32.eq (memory.grow $m (i32.const 1)) (i32.const 3)))
    ;; What is new is zero, though the processor's page was there before.
    (call $expect (i32.const 4) (i32.eq (i32.load $m (i32.const 0)) (i32.const 0x00636261)))
    (call $expect (i32.const 5) (i32.eq (memory.grow $m (i32.const 4092)) (i32.const 4)))
    (i32.store $m (i32.const 4092) (i32.const -1))
    (call $expect (i32.const 6) (i32.eq (memory.grow $m (i32.const 1)) (i32.const 4096)))
    (call $expect (i32.const 7) (i32.eq (i32.load $m (i32.const 4093)) (i32.const 0x00FFFFFF)))
    (i32.store8 $m (i32.const 4096) (i32.const 7))
    (call $expect (i32.const 8) (i32.eq (memory.grow $m (i32.const 5905)) (i32.const -1)))
    (call $expect (i32.const 9) (i32.eq (memory.grow $m (i32.const -1)) (i32.const -1)))
    (call $expect (i32.const 10) (i32.eq (memory.grow $m (i32.const 5904)) (i32.const 4097)))
    (call $expect (i32.const 11) (i32.eq (memory.size $m) (i32.const 10001)))
    (call $expect (i32.const 12) (i64.eqz (i64.load $m (i32.const 9993))))
    (memory.fill $m (i32.const 9999) (i32.const 1) (i32.const 2))
    (memory.copy $m 0 (i32.const 10001) (i32.const 0) (i32.const 0))
    (call $expect (i32.const 13) (i64.eq (i64.load $m (i32.const 9993)) (i64.const 0x0101000000000000)))
    (call $expect (i32.const 14) (i64.eq (memory.grow $wide (i64.const 5)) (i64.const 0)))
    (call $expect (i32.const 15) (i64.eq (memory.grow $wide (i64.const -1)) (i64.const -1)))
    (call $expect (i32.const 16) (i64.eq (memory.grow $wide (i64.const -6)) (i64.const -1)))
    (call $expect (i32.const 17) (i64.eq (memory.size $wide) (i64.const 5)))
    (memory.copy $wide $m (i64.const 0) (i32.const 9996) (i32.const 5))
    (call $expect (i32.const 18) (i32.eq (i32.load $wide (i64.const 1)) (i32.const 0x01010000)))))
