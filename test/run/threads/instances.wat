;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; RUN: ingot -O2 --bounds=check %s -o %t-check && %exits 0 %run %t-check
;; Each thread has an instance: globals, tables and segments are as they were when the module was instantiated, whatever
;; other threads have done to theirs. The start function runs in each, active data segments are copied again, and only the
;; memory is the same for all. The number that thread-spawn gives is the one the thread begins with.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 2 shared))
  (export "memory" (memory 0))
  (type $number (func (result i32)))
  (global $plain (mut i32) (i32.const 5))
  (global $reference (mut funcref) (ref.func $seven))
  (global $vector (mut v128) (v128.const i32x4 1 2 3 4))
  (table $functions 4 8 funcref)
  (elem (table $functions) (i32.const 1) func $seven)
  (elem $passive funcref (ref.func $eight))
  (data $bytes "abcd")
  (data (i32.const 1024) "\2a")
  (start $begin)

  (func $seven (type $number) (i32.const 7))
  (func $eight (type $number) (i32.const 8))
  ;; Counts the instances at 0.
  (func $begin (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1))))

  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  ;; That the state is what it is from the start, and then changes all of it.
  (func $check (param $first i32)
    (call $expect (local.get $first) (global.get $plain) (i32.const 5))
    (call $expect (i32.add (local.get $first) (i32.const 1)) (ref.is_null (global.get $reference)) (i32.const 0))
    (call $expect (i32.add (local.get $first) (i32.const 2)) (i32x4.extract_lane 3 (global.get $vector)) (i32.const 4))
    (call $expect (i32.add (local.get $first) (i32.const 3)) (table.size $functions) (i32.const 4))
    (call $expect (i32.add (local.get $first) (i32.const 4))
      (call_indirect $functions (type $number) (i32.const 1)) (i32.const 7))
    (call $expect (i32.add (local.get $first) (i32.const 5)) (ref.is_null (table.get $functions (i32.const 2)))
      (i32.const 1))
    (global.set $plain (i32.const 6))
    (global.set $reference (ref.null func))
    (global.set $vector (v128.const i32x4 0 0 0 0))
    (table.init $functions $passive (i32.const 2) (i32.const 0) (i32.const 1))
    (elem.drop $passive)
    (call $expect (i32.add (local.get $first) (i32.const 6))
      (call_indirect $functions (type $number) (i32.const 2)) (i32.const 8))
    (call $expect (i32.add (local.get $first) (i32.const 7)) (table.grow $functions (ref.null func) (i32.const 3))
      (i32.const 4))
    (memory.init $bytes (i32.const 64) (i32.const 0) (i32.const 4))
    (data.drop $bytes)
    (call $expect (i32.add (local.get $first) (i32.const 8)) (i32.load8_u (i32.const 67)) (i32.const 100)))

  ;; 4: the number of the thread; 8: that it is done.
  (func (export "wasi_thread_start") (param $thread i32) (param $argument i32)
    (call $check (i32.const 20))
    (call $expect (i32.const 30) (local.get $argument) (i32.const 12345))
    (call $expect (i32.const 31) (i32.load8_u (i32.const 1024)) (i32.const 42))
    (i32.store8 (i32.const 1024) (i32.const 1))
    (i32.atomic.store (i32.const 4) (local.get $thread))
    (i32.atomic.store (i32.const 8) (i32.const 1))
    (drop (memory.atomic.notify (i32.const 8) (i32.const 1))))

  (func $run_one
    (local $thread i32)
    (i32.store8 (i32.const 1024) (i32.const 0))
    (i32.atomic.store (i32.const 8) (i32.const 0))
    (local.set $thread (call $spawn (i32.const 12345)))
    (call $expect (i32.const 10) (i32.gt_s (local.get $thread) (i32.const 0)) (i32.const 1))
    (call $expect (i32.const 11) (i32.lt_u (local.get $thread) (i32.const 0x20000000)) (i32.const 1))
    (loop $again
      (drop (memory.atomic.wait32 (i32.const 8) (i32.const 0) (i64.const -1)))
      (br_if $again (i32.eqz (i32.atomic.load (i32.const 8)))))
    (call $expect (i32.const 12) (i32.atomic.load (i32.const 4)) (local.get $thread))
    (call $expect (i32.const 13) (i32.load8_u (i32.const 1024)) (i32.const 1)))

  (func (export "_start")
    (call $check (i32.const 1))
    (call $run_one)
    (call $run_one)
    (call $expect (i32.const 14) (i32.load (i32.const 0)) (i32.const 3))
    (call $expect (i32.const 15) (global.get $plain) (i32.const 6))
    (call $expect (i32.const 16) (table.size $functions) (i32.const 7))))
