;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Parts of a passive segment; after data.drop only an empty part is left.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data $bytes "0123456789")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (memory.init $bytes (i32.const 256) (i32.const 2) (i32.const 4))
    (call $expect (i32.const 2) (i32.eq (i32.load (i32.const 256)) (i32.const 0x35343332)))
    (call $expect (i32.const 3) (i32.eqz (i32.load8_u (i32.const 260))))
    (memory.init $bytes (i32.const 65536) (i32.const 10) (i32.const 0))
    (data.drop $bytes)
    (data.drop $bytes)
    (memory.init $bytes (i32.const 0) (i32.const 0) (i32.const 0))
))
