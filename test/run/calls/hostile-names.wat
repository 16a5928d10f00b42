;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Functions called like the C library, the runtime, LLVM intrinsics and the linker: names of the guest never become
;; symbols.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $sqrt (export "sqrt") (param f64) (result f64) (f64.const 7))
  (func $memcpy (export "memcpy") (param i32 i32 i32) (result i32) (i32.const 42))
  (func $memset (export "memset") (param i32 i32 i32) (result i32) (i32.const 43))
  (func $main (export "main") (result i32) (i32.const 44))
  (func $trap (export "ingot_trap") (result i32) (i32.const 45))
  (func $entry (export "__start") (result i32) (i32.const 46))
  (func $llvm (export "llvm.sqrt.f64") (param f64) (result f64) (f64.const 8))
  (func $module (export "ingot_module") (result i32) (i32.const 47))
  (global $environ (export "environ") i32 (i32.const 48))
  (func $newline (export "a\0ab\1b[31m\00c") (result i32) (i32.const 49))
  (func $empty (export "") (result i32) (i32.const 50))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (f64.eq (call $sqrt (f64.const 4)) (f64.const 7)))
    (call $expect (i32.const 2) (i32.eq (call $memcpy (i32.const 0) (i32.const 8) (i32.const 8)) (i32.const 42)))
    (call $expect (i32.const 3) (i32.eq (call $memset (i32.const 0) (i32.const 8) (i32.const 8)) (i32.const 43)))
    (call $expect (i32.const 4) (i32.eq (call $main) (i32.const 44)))
    (call $expect (i32.const 5) (i32.eq (call $trap) (i32.const 45)))
    (call $expect (i32.const 6) (i32.eq (call $entry) (i32.const 46)))
    (call $expect (i32.const 7) (f64.eq (call $llvm (f64.const 4)) (f64.const 8)))
    (call $expect (i32.const 8) (i32.eq (call $module) (i32.const 47)))
    (call $expect (i32.const 9) (i32.eq (global.get $environ) (i32.const 48)))
    (call $expect (i32.const 10) (i32.eq (call $newline) (i32.const 49)))
    (call $expect (i32.const 11) (i32.eq (call $empty) (i32.const 50)))))
