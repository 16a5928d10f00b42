;; RUN: split-file %s %t
;; RUN: ingot -O2 %t/most.wat -o %t/most && %exits 0 %run %t/most
;; RUN: ingot -O2 %t/no-start.wat -o %t/no-start && %exits 0 %run %t/no-start
;; RUN: ingot -O2 --bounds=check --stack-size=1048576 %t/many.wat -o %t/many
;; RUN: bash -c "ulimit -v 200000 && exec %python %S/../../tools/exits.py 0 %t/many"

;--- most.wat
;; There can be 1024 threads beside the first. One more is refused with the error again, and can be had when one of the
;; others has ended.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  ;; Waits until there is something at 0.
  (func (export "wasi_thread_start") (param i32 i32)
    (loop $again
      (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
      (br_if $again (i32.eqz (i32.atomic.load (i32.const 0))))))
  (func (export "_start")
    (local $count i32) (local $thread i32)
    (loop $again
      (local.set $thread (call $spawn (i32.const 0)))
      (if (i32.gt_s (local.get $thread) (i32.const 0)) (then
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br $again))))
    (if (i32.ne (local.get $count) (i32.const 1024)) (then (call $exit (i32.const 1))))
    (if (i32.ne (local.get $thread) (i32.const -6)) (then (call $exit (i32.const 2))))
    (i32.atomic.store (i32.const 0) (i32.const 1))
    (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))
    (loop $again (br_if $again (i32.lt_s (call $spawn (i32.const 0)) (i32.const 0))))))

;--- no-start.wat
;; A program that could start threads and has nothing for them to begin with is one nevertheless: libraries import what a
;; program then does not use. What it is told is notsup.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "_start")
    (if (i32.ne (call $spawn (i32.const 0)) (i32.const -58)) (then (call $exit (i32.const 1))))))

;--- many.wat
;; 10,000 threads after one another, each of which has used its stack, its table and exceptions, in an address space that
;; has room for a few.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (table $functions 1 100000 funcref)
  (func $recurse (param i32)
    (if (local.get 0) (then (call $recurse (i32.sub (local.get 0) (i32.const 1))) (i32.store (i32.const 8) (i32.const 0)))))
  (func (export "wasi_thread_start") (param i32 i32)
    (call $recurse (i32.const 1000))
    (drop (table.grow $functions (ref.null func) (i32.const 1000)))
    (i32.atomic.store (i32.const 0) (i32.const 1))
    (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))
  (func (export "_start")
    (local $count i32) (local $failures i32)
    (loop $next
      (i32.atomic.store (i32.const 0) (i32.const 0))
      ;; Those that have said they are done may still be there for a moment.
      (local.set $failures (i32.const 0))
      (loop $again
        (if (i32.lt_s (call $spawn (i32.const 0)) (i32.const 0)) (then
          (drop (memory.atomic.wait32 (i32.const 4) (i32.const 0) (i64.const 1000000)))
          (local.set $failures (i32.add (local.get $failures) (i32.const 1)))
          (br_if $again (i32.lt_u (local.get $failures) (i32.const 5000)))
          (call $exit (i32.const 1)))))
      (loop $wait
        (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
        (br_if $wait (i32.eqz (i32.atomic.load (i32.const 0)))))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $count) (i32.const 10000))))))
