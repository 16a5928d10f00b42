;; A module of the days of wasi_unstable: the same functions under another module's name, and fd_seek with other numbers
;; (2 is from the beginning, in preview 1 from the end).
;; RUN: mkdir -p %t.dir && printf 0123456789 > %t.dir/file
;; RUN: ingot --dir %t.dir::/ %s -o %t.out
;; RUN: %exits 3 %run %t.out < %t.dir/file
(module
  (import "wasi_unstable" "fd_seek" (func $fd_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_unstable" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (if (call $fd_seek (i32.const 0) (i64.const 3) (i32.const 2) (i32.const 8)) (then (call $exit (i32.const 100))))
    (call $exit (i32.wrap_i64 (i64.load (i32.const 8))))))
