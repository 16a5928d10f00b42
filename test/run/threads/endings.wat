;; How a program with threads ends: a trap in any thread ends it with one line, proc_exit in any thread with the guest's
;; status, and so does the return of _start, whatever the other threads are doing.
;; RUN: split-file %s %t
;; RUN: ingot %t/divide.wat -o %t/divide && %traps "integer divide by zero" %run %t/divide
;; RUN: ingot %t/memory.wat -o %t/memory && %traps "out of bounds memory access" %run %t/memory
;; RUN: ingot -O0 %t/stack.wat -o %t/stack && %traps "call stack exhausted" %run %t/stack
;; RUN: ingot %t/uncaught.wat -o %t/uncaught && %traps "uncaught exception" %run %t/uncaught
;; RUN: ingot %t/exit.wat -o %t/exit && %exits 7 %run %t/exit
;; RUN: ingot %t/return.wat -o %t/return && %exits 0 %run %t/return
;; RUN: ingot %t/many.wat -o %t/many && %traps "unreachable" %run %t/many
;--- divide.wat
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (drop (i32.div_u (i32.const 1) (i32.load (i32.const 0)))))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $for_ever (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))) (br $for_ever))))
;--- memory.wat
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (drop (i32.load (i32.const 65533))))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $for_ever (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))) (br $for_ever))))
;--- stack.wat
;; Each thread has a guard below its stack.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func $recurse (call $recurse))
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (call $recurse))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $for_ever (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))) (br $for_ever))))
;--- uncaught.wat
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (tag $tag)
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (throw $tag))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $for_ever (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))) (br $for_ever))))
;--- exit.wat
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (call $exit (i32.const 7)))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (loop $for_ever (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))) (br $for_ever))))
;--- return.wat
;; The thread holds nothing up, not even one that never sleeps.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (loop $for_ever (br $for_ever)))
  (func (export "_start")
    (drop (call $spawn (i32.const 0)))
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const 50000000)))))
;--- many.wat
;; Of many traps at once one is reported.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "wasi_thread_start") (param $thread i32) (param i32)
    (unreachable))
  (func (export "_start")
    (loop $again (br_if $again (i32.gt_s (call $spawn (i32.const 0)) (i32.const 0))))
    (loop $for_ever (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))) (br $for_ever))))
