;; A loop over two arrays of records, whose fields are vectors' work where the arrays do not overlap: at all distances
;; around zero the result is what one record after another gives. The status is the number of the first distance that is
;; wrong, counted from 1.
;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O3 --bounds=check %s -o %t-O3-check
;; RUN: %run %t-O0
;; RUN: %run %t-O2
;; RUN: %run %t-O3-check
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)

  (func $scale (param $from i32) (param $to i32) (param $count i32)
    (loop
      (f64.store (local.get $to) (f64.mul (f64.load (local.get $from)) (f64.const 3)))
      (f64.store offset=8 (local.get $to) (f64.mul (f64.load offset=8 (local.get $from)) (f64.const 5)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; The same through a table, which keeps the records apart.
  (type $one (func (param i32 i32)))
  (table (export "table") 1 funcref)
  (elem (i32.const 0) $scale_one)
  (func $scale_one (param $from i32) (param $to i32)
    (f64.store (local.get $to) (f64.mul (f64.load (local.get $from)) (f64.const 3)))
    (f64.store offset=8 (local.get $to) (f64.mul (f64.load offset=8 (local.get $from)) (f64.const 5))))
  (func $scale_each (param $from i32) (param $to i32) (param $count i32)
    (loop
      (call_indirect (type $one) (local.get $from) (local.get $to) (i32.const 0))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; 2,048 bytes from `at` on: 1.0, 2.0 and so on.
  (func $fill (param $at i32) (local $i i32)
    (loop
      (f64.store (i32.add (local.get $at) (i32.shl (local.get $i) (i32.const 3)))
        (f64.convert_i32_u (i32.add (local.get $i) (i32.const 1))))
      (br_if 0 (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 256)))))
  (func $is_same (result i32) (local $i i32)
    (loop
      (if (i64.ne (i64.load offset=4096 (local.get $i)) (i64.load offset=16384 (local.get $i)))
        (then (return (i32.const 0))))
      (br_if 0 (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 8))) (i32.const 2048))))
    (i32.const 1))

  (func (export "_start") (local $distance i32) (local $case i32)
    (local.set $distance (i32.const -800))
    (loop $next
      (call $fill (i32.const 4096))
      (call $fill (i32.const 16384))
      (call $scale (i32.const 5000) (i32.add (i32.const 5000) (local.get $distance)) (i32.const 21))
      (call $scale_each (i32.const 17288) (i32.add (i32.const 17288) (local.get $distance)) (i32.const 21))
      (local.set $case (i32.add (local.get $case) (i32.const 1)))
      (if (i32.eqz (call $is_same)) (then (call $proc_exit (local.get $case))))
      (local.set $distance (i32.add (local.get $distance) (i32.const 8)))
      (br_if $next (i32.le_s (local.get $distance) (i32.const 800))))
    (call $proc_exit (i32.const 0))))
