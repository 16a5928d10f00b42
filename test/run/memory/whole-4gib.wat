;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; The largest memory: 65536 pages, with its last bytes at negative addresses.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 65536)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (memory.size) (i32.const 65536)))
    (call $expect (i32.const 2) (i32.eq (memory.grow (i32.const 1)) (i32.const -1)))
    (i32.store (i32.const -4) (i32.const 0x55667788))
    (call $expect (i32.const 4) (i32.eq (i32.load8_u (i32.const -1)) (i32.const 0x55)))
    (call $expect (i32.const 5) (i32.eq (i32.load offset=0xfffffffc (i32.const 0)) (i32.const 0x55667788)))
    (call $expect (i32.const 6) (i32.eq (i32.load offset=0x80000000 (i32.const 0x7ffffffc)) (i32.const 0x55667788)))
))
