;; All threads count, in the same counters, and whichever ends the program writes them. Counting is not atomic, so how often a loop
;; was executed is about right only.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: ingot --profile-generate=p %s -o a && %exits 9 %run ./a
;; RUN: %python %tools/show_profile.py p | FileCheck %s
;; CHECK: {{^}}1 {{[0-9]+}} {{[0-9]+}} 1 {{[0-9]+}} {{[0-9]+}}{{$}}
;; RUN: ingot --profile-use=p %s -o b && %exits 9 %run ./b
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $forever (br_if $forever (i32.const 1))))
  (func (export "wasi_thread_start") (param i32 i32) (local $i i32)
    (loop $again
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))
    (call $exit (i32.const 9))))
