;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; Exceptions of each thread are its own: two throw so many at once, and keep some in globals, tables and locals, that
;; the pools of both are collected many times. Legacy exceptions are the same ones.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (tag $number (param i32))
  (global $kept (mut exnref) (ref.null exn))
  (table $more 8 exnref)

  (func $make (param i32) (result exnref)
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught) (throw $number (local.get 0)))
      (unreachable)))
  (func $value (param exnref) (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught) (throw_ref (local.get 0)))
      (unreachable)))
  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  (func $work (param $seed i32)
    (local $i i32) (local $in_local exnref)
    (global.set $kept (call $make (local.get $seed)))
    (table.set $more (i32.const 3) (call $make (i32.add (local.get $seed) (i32.const 1))))
    (local.set $in_local (call $make (i32.add (local.get $seed) (i32.const 2))))
    (loop $next
      (drop (call $make (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 100000))))
    (call $expect (i32.const 1) (call $value (global.get $kept)) (local.get $seed))
    (call $expect (i32.const 2) (call $value (table.get $more (i32.const 3))) (i32.add (local.get $seed) (i32.const 1)))
    (call $expect (i32.const 3) (call $value (local.get $in_local)) (i32.add (local.get $seed) (i32.const 2))))

  (func (export "wasi_thread_start") (param i32) (param $seed i32)
    (call $expect (i32.const 4) (ref.is_null (global.get $kept)) (i32.const 1))
    (call $work (local.get $seed))
    (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
    (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))
  (func (export "_start")
    (call $expect (i32.const 5) (i32.gt_s (call $spawn (i32.const 1000)) (i32.const 0)) (i32.const 1))
    (call $expect (i32.const 5) (i32.gt_s (call $spawn (i32.const 2000)) (i32.const 0)) (i32.const 1))
    (call $work (i32.const 3000))
    (loop $wait
      (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const 1000000)))
      (br_if $wait (i32.lt_u (i32.atomic.load (i32.const 0)) (i32.const 2))))))
