;; RUN: ingot %s -o %t
;; RUN: %exits 0 %run %t 0
;; RUN: %exits 255 %run %t 255
;; RUN: %exits 0 %run %t 256
;; RUN: %exits 1 %run %t 257
;; RUN: %exits 255 %run %t 4294967295
;; RUN: %exits 134 %run %t 134
;; The status is what the guest gives to proc_exit, of which the system keeps the lower eight bits.
(module
  (import "wasi_snapshot_preview1" "args_get" (func $get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start") (local $digit i32) (local $status i32)
    (drop (call $get (i32.const 16) (i32.const 1024)))
    (local.set $digit (i32.load (i32.const 20)))
    (loop $next
      (local.set $status (i32.add (i32.mul (local.get $status) (i32.const 10))
                                  (i32.sub (i32.load8_u (local.get $digit)) (i32.const 48))))
      (local.set $digit (i32.add (local.get $digit) (i32.const 1)))
      (br_if $next (i32.load8_u (local.get $digit))))
    (call $proc_exit (local.get $status))
    (unreachable)))
