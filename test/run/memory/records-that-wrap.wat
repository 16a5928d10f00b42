;; A loop over records in all of the 4 GiB that 32 bits can address: one record has its second field at address 0, and the next begins behind
;; it. The status is the number of the first value that is wrong, counted from 1.
;; RUN: ingot -O0 --bounds=check %s -o %t-O0
;; RUN: ingot -O2 --bounds=check %s -o %t-O2
;; RUN: ingot -O3 %s -o %t-O3
;; RUN: %run %t-O0
;; RUN: %run %t-O2
;; RUN: %run %t-O3
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 65536)
  (global $number (mut i32) (i32.const 0))

  (func $sums (param $at i32) (param $count i32) (local $second i32) (local $sum f64)
    (loop
      (local.set $second (i32.add (local.get $at) (i32.const 8)))
      (local.set $sum (f64.add (f64.load (local.get $at)) (f64.load (local.get $second))))
      (f64.store (local.get $second) (f64.sub (f64.load (local.get $at)) (f64.load (local.get $second))))
      (f64.store (local.get $at) (local.get $sum))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  (func $expect (param $at i32) (param $value f64)
    (global.set $number (i32.add (global.get $number) (i32.const 1)))
    (if (f64.ne (f64.load (local.get $at)) (local.get $value)) (then (call $proc_exit (global.get $number)))))

  ;; Records of 5 and 3, around the end of memory.
  (func $fill (local $at i32)
    (local.set $at (i32.const -200))
    (loop
      (f64.store (local.get $at) (f64.const 5))
      (f64.store (i32.add (local.get $at) (i32.const 8)) (f64.const 3))
      (br_if 0 (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 16))) (i32.const 216)))))

  (func (export "_start") (local $one i32)
    (local.set $one (i32.load8_u (i32.const 4096))) ;; like the addresses behind it, not known beforehand
    (call $fill)
    (call $sums (i32.load (i32.const 4100)) (local.get $one)) ;; the one that wraps
    (call $expect (i32.const -24) (f64.const 5))
    (call $expect (i32.const -8) (f64.const 8))
    (call $expect (i32.const 0) (f64.const 2))
    (call $expect (i32.const 8) (f64.const 5))
    (call $fill)
    (call $sums (i32.load (i32.const 4104)) (i32.mul (local.get $one) (i32.const 15))) ;; some on each side
    (call $expect (i32.const -120) (f64.const 8))
    (call $expect (i32.const -112) (f64.const 2))
    (call $expect (i32.const -8) (f64.const 8))
    (call $expect (i32.const 0) (f64.const 2))
    (call $expect (i32.const 8) (f64.const 8))
    (call $expect (i32.const 104) (f64.const 8))
    (call $expect (i32.const 112) (f64.const 2))
    (call $expect (i32.const 120) (f64.const 5)))
  (data (i32.const 4096) "\01\00\00\00\f8\ff\ff\ff\88\ff\ff\ff"))
