;; The four calls in a row, without a library: accepts a connection, receives five bytes, sends them back, shuts down.
;; RUN: rm -rf %t && mkdir -p %t
;; RUN: ingot -O2 --grants=runtime %s -o %t/guest && %python %S/Inputs/check_accept.py %run %t/guest
(module
  (import "wasi_snapshot_preview1" "sock_accept" (func $sock_accept (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_recv" (func $sock_recv (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_send" (func $sock_send (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_shutdown" (func $sock_shutdown (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\40\00\00\00\05\00\00\00")  ;; the buffer
  (data (i32.const 8) "\80\00\00\00\06\00\00\00")
  (data (i32.const 128) "ready\n")
  (global $case (mut i32) (i32.const 0))
  (func $succeeds (param $errno i32)
    (global.set $case (i32.add (global.get $case) (i32.const 1)))
    (if (local.get $errno) (then (call $proc_exit (global.get $case)))))
  (func (export "_start") (local $connection i32)
    (call $succeeds (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 32)))
    (call $succeeds (call $sock_accept (i32.const 3) (i32.const 0) (i32.const 36)))
    (local.set $connection (i32.load (i32.const 36)))
    (call $succeeds (i32.ne (local.get $connection) (i32.const 4)))
    (call $succeeds
      (call $sock_recv (local.get $connection) (i32.const 0) (i32.const 1) (i32.const 2) (i32.const 40) (i32.const 44)))
    (call $succeeds (i32.ne (i32.load (i32.const 40)) (i32.const 5)))
    (call $succeeds (i32.load16_u (i32.const 44)))
    (call $succeeds (call $sock_send (local.get $connection) (i32.const 0) (i32.const 1) (i32.const 0) (i32.const 40)))
    (call $succeeds (i32.ne (i32.load (i32.const 40)) (i32.const 5)))
    (call $succeeds (call $sock_shutdown (local.get $connection) (i32.const 3)))))
