;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Globals of every type, their initial values by constant expressions, and the order of start function and _start.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (global $i (mut i32) (i32.const -5))
  (global $j (mut i64) (i64.const 0x8000000000000000))
  (global $x (mut f32) (f32.const nan:0x200001))
  (global $y (mut f64) (f64.const -0))
  (global $constant i32 (i32.const 7))
  (global $r (mut funcref) (ref.func $init))
  (global $n funcref (ref.null func))
  (func $init (global.set $i (i32.mul (global.get $i) (i32.const 2))))
  (start $init)
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (global.get $i) (i32.const -10)))
    (call $expect (i32.const 2) (i64.eq (global.get $j) (i64.const 0x8000000000000000)))
    (call $expect (i32.const 3) (i32.eq (i32.reinterpret_f32 (global.get $x)) (i32.const 0x7fa00001)))
    (call $expect (i32.const 4) (i64.eq (i64.reinterpret_f64 (global.get $y)) (i64.const 0x8000000000000000)))
    (call $expect (i32.const 5) (i32.eq (global.get $constant) (i32.const 7)))
    (call $expect (i32.const 6) (i32.eqz (ref.is_null (global.get $r))))
    (call $expect (i32.const 7) (ref.is_null (global.get $n)))
    (global.set $j (i64.const 3))
    (call $expect (i32.const 9) (i64.eq (global.get $j) (i64.const 3)))
    (global.set $r (ref.null func))
    (call $expect (i32.const 11) (ref.is_null (global.get $r)))))
