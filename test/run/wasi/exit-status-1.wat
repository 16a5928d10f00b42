;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 1 %run %t-O0 2>&1 | count 0
;; RUN: %exits 1 %run %t-O2 2>&1 | count 0
;; proc_exit ends the program at once, with this status and without a word.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start") (call $exit (i32.const 1)) (unreachable)))
