;; REQUIRES: native
;; RUN: ingot -O2 --bounds=check %s -o %t
;; RUN: sh -c "ulimit -v 300000 && exec %run %t" | FileCheck %s
;; CHECK: -1
;; CHECK-NOT: -1
;; Where there is little address space, checked memories get what there is: growth within it works, a large one fails.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (memory $b i64 1)
  (data (i32.const 8) "-1")
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 8))
    (i32.store (i32.const 4) (i32.const 2))
    (if (i32.ne (memory.grow (i32.const 16)) (i32.const 1)) (then (call $exit (i32.const 1))))
    (if (i64.ne (memory.grow $b (i64.const 16)) (i64.const 1)) (then (call $exit (i32.const 2))))
    (i32.store (i32.const 1114108) (i32.const 1))
    (i32.store $b (i64.const 1114108) (i32.const 1))
    (if (i32.eq (memory.grow (i32.const 8192)) (i32.const -1)) (then
      (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))))))
