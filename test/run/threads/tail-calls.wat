;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; Each thread hands over in an area of its own what does not fit registers.
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  ;; Whether the sum of the others stays the same while they go round.
  (func $round (param i32 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64) (result i64)
    (if (i32.eqz (local.get 0)) (then (return
      (i64.add (i64.add (i64.add (local.get 1) (local.get 2)) (i64.add (local.get 3) (local.get 4)))
        (i64.add (i64.add (i64.add (local.get 5) (local.get 6)) (i64.add (local.get 7) (local.get 8)))
          (i64.add (i64.add (local.get 9) (local.get 10)) (i64.add (local.get 11) (local.get 12))))))))
    (return_call $round (i32.sub (local.get 0) (i32.const 1)) (local.get 12) (local.get 1) (local.get 2) (local.get 3)
      (local.get 4) (local.get 5) (local.get 6) (local.get 7) (local.get 8) (local.get 9) (local.get 10) (local.get 11)))
  (func $work (param $seed i64)
    (if (i64.ne
          (call $round (i32.const 3000000) (local.get $seed) (local.get $seed) (local.get $seed) (local.get $seed)
            (local.get $seed) (local.get $seed) (local.get $seed) (local.get $seed) (local.get $seed) (local.get $seed)
            (local.get $seed) (local.get $seed))
          (i64.mul (local.get $seed) (i64.const 12)))
      (then (call $exit (i32.const 1)))))
  (func (export "wasi_thread_start") (param i32) (param $seed i32)
    (call $work (i64.extend_i32_u (local.get $seed)))
    (i32.atomic.store (i32.const 0) (i32.const 1))
    (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))
  (func (export "_start")
    (if (i32.le_s (call $spawn (i32.const 1000)) (i32.const 0)) (then (call $exit (i32.const 2))))
    (call $work (i64.const 77777))
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))))
