;; RUN: split-file %s %t
;; RUN: ingot -O0 %t/0.wat -o %t/O0 && %exits 0 %run %t/O0
;; RUN: ingot -O2 %t/0.wat -o %t/O2 && %exits 0 %run %t/O2
;; RUN: ingot -O0 %t/1.wat -o %t/null && %traps "null reference" %run %t/null
;; Branches on null references: what stays on the stack, and what goes along. The status is the first wrong case.
;--- 0.wat
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $number (func (result i32)))
  (func $seven (type $number) (i32.const 7))
  (elem declare func $seven)
  (global $null (mut (ref null $number)) (ref.null $number))
  (global $function (mut (ref null $number)) (ref.func $seven))
  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  (func $call_unless_null (param (ref null $number)) (result i32)
    (block $null (result i32)
      (call_ref $number (br_on_null $null (i32.const -1) (local.get 0)))
      (return (i32.add)))) ;; the value below the reference is still there
  (func $call_if_not_null (param (ref null $number)) (result i32)
    (block $function (result i32 (ref $number))
      (br_on_non_null $function (i32.const 100) (local.get 0))
      (return))
    (call_ref $number)
    (i32.add))
  (func $as_non_null (param (ref null $number)) (result i32)
    (call_ref $number (ref.as_non_null (local.get 0))))

  (func (export "_start")
    (call $expect (i32.const 1) (call $call_unless_null (global.get $null)) (i32.const -1))
    (call $expect (i32.const 2) (call $call_unless_null (global.get $function)) (i32.const 6))
    (call $expect (i32.const 3) (call $call_if_not_null (global.get $null)) (i32.const 100))
    (call $expect (i32.const 4) (call $call_if_not_null (global.get $function)) (i32.const 107))
    (call $expect (i32.const 5) (call $as_non_null (global.get $function)) (i32.const 7))))
;--- 1.wat
(module
  (memory (export "memory") 1)
  (global $null (mut funcref) (ref.null func))
  (func (export "_start") (drop (ref.as_non_null (global.get $null)))))
