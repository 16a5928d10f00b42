;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; clz and ctz of zero are the width, not poison.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.clz (i32.load (i32.const 64))) (i32.const 32)))
    (call $expect (i32.const 2) (i32.eq (i32.ctz (i32.load (i32.const 64))) (i32.const 32)))
    (call $expect (i32.const 3) (i64.eq (i64.clz (i64.load (i32.const 64))) (i64.const 64)))
    (call $expect (i32.const 4) (i64.eq (i64.ctz (i64.const 0)) (i64.const 64)))
    (call $expect (i32.const 5) (i32.eq (i32.popcnt (i32.const -1)) (i32.const 32)))))
