;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; memory.copy both ways over itself, memory.fill with a wide value, lengths of zero at the very end.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 256) "abcdefgh")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (memory.copy (i32.const 258) (i32.const 256) (i32.const 6))
    (call $expect (i32.const 2) (i64.eq (i64.load (i32.const 256)) (i64.const 0x6665646362616261)))
    (memory.copy (i32.const 256) (i32.const 258) (i32.const 6))
    (call $expect (i32.const 4) (i64.eq (i64.load (i32.const 256)) (i64.const 0x6665666564636261)))
    (memory.fill (i32.const 300) (i32.const 0x1ab) (i32.const 3))
    (call $expect (i32.const 6) (i32.eq (i32.load (i32.const 300)) (i32.const 0x00ababab)))
    (memory.fill (i32.const 65536) (i32.const 1) (i32.const 0))
    (memory.copy (i32.const 65536) (i32.const 65536) (i32.const 0))
    (memory.copy (i32.const 0) (i32.const 65536) (i32.const 0))
    (memory.fill (i32.const 65535) (i32.const 7) (i32.const 1))
    (call $expect (i32.const 11) (i32.eq (i32.load8_u (i32.const 65535)) (i32.const 7)))
))
