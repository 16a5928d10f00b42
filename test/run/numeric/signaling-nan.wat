;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Arithmetic makes every NaN quiet, though LLVM would fold x * 1, x - 0 and promote-demote away; moving a NaN through
;; memory changes no bit.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $quiet (param $x f32) (result i32) (i32.eq (i32.and (i32.reinterpret_f32 (local.get $x)) (i32.const 0x7fc00000)) (i32.const 0x7fc00000)))
  (func $f (result f32) (f32.load (i32.const 64)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\01\00\80\7f")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (call $quiet (f32.mul (call $f) (f32.const 1))))
    (call $expect (i32.const 2) (call $quiet (f32.div (call $f) (f32.const 1))))
    (call $expect (i32.const 3) (call $quiet (f32.sub (call $f) (f32.const 0))))
    (call $expect (i32.const 4) (call $quiet (f32.add (call $f) (f32.const -0))))
    (call $expect (i32.const 5) (call $quiet (f32.min (call $f) (call $f))))
    (call $expect (i32.const 6) (call $quiet (f32.demote_f64 (f64.promote_f32 (call $f)))))
    (call $expect (i32.const 7) (call $quiet (f32.floor (call $f))))
    (call $expect (i32.const 8) (call $quiet (f32.sqrt (call $f))))
    (f32.store (i32.const 128) (call $f))
    (call $expect (i32.const 10) (i32.eq (i32.load (i32.const 128)) (i32.const 0x7f800001)))))
