;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Growth from nothing to the maximum, in order; the first failure changes nothing.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 0 3)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (memory.size) (i32.const 0)))
    (call $expect (i32.const 2) (i32.eq (memory.grow (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 3) (i32.eq (memory.grow (i32.const 2)) (i32.const 0)))
    (call $expect (i32.const 4) (i32.eq (memory.size) (i32.const 2)))
    (i32.store (i32.const 131068) (i32.const 0x11223344))
    (call $expect (i32.const 6) (i32.eq (memory.grow (i32.const 2)) (i32.const -1)))
    (call $expect (i32.const 7) (i32.eq (memory.grow (i32.const -1)) (i32.const -1)))
    (call $expect (i32.const 8) (i32.eq (memory.grow (i32.const 65536)) (i32.const -1)))
    (call $expect (i32.const 9) (i32.eq (memory.size) (i32.const 2)))
    (call $expect (i32.const 10) (i32.eq (memory.grow (i32.const 1)) (i32.const 2)))
    (call $expect (i32.const 11) (i32.eq (i32.load (i32.const 131068)) (i32.const 0x11223344)))
    (call $expect (i32.const 12) (i32.eqz (i32.load (i32.const 131072))))
    (call $expect (i32.const 13) (i32.eqz (i32.load (i32.const 196604))))
    (call $expect (i32.const 14) (i32.eq (memory.size) (i32.const 3)))
))
