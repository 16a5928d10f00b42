;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "unreachable" %run %t-O0
;; RUN: %traps "unreachable" %run %t-O2
;; The start function runs before _start, and traps like any other.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (start $start)
  (func $start (unreachable))
  (func (export "_start") (call $exit (i32.const 3))))
