;; proc_raise does what the signal does by default: it ends the program (with the status that a shell shows as 128 plus the
;; signal's number), or nothing. WASI's numbers are Linux's up to 15 and one less from there on.
;; RUN: ingot %s -o %t.out
;; RUN: %python %S/Inputs/raise.py %run %t.out
(module
  (import "wasi_snapshot_preview1" "proc_raise" (func $raise (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\04\00\00\00")
  ;; The signal is the word on standard input. If the guest is still there afterwards it exits with 100 plus the errno.
  (func (export "_start")
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (call $exit (i32.add (i32.const 100) (call $raise (i32.load (i32.const 16)))))))
