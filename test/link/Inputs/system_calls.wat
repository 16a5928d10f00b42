;; Uses a little of everything that makes system calls.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll_oneoff (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1 4)
  (data (i32.const 16) "\20\00\00\00\0a\00\00\00")
  (data (i32.const 32) "it is fine")
  (func (export "_start")
    (drop (memory.grow (i32.const 1)))
    (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 2) (i32.const 0) (i64.const 2)
      (i64.const 0) (i32.const 0) (i32.const 0)))
    (drop (call $poll_oneoff (i32.const 1024) (i32.const 2048) (i32.const 1) (i32.const 0)))
    (drop (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 0)))
    (call $proc_exit (i32.const 7))))
