;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Calls by typed references, branches on null, tables with an initial value, and call_indirect at a supertype.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $unary (func (param i32) (result i32)))
  (type $root (sub (func (result i32))))
  (type $leaf (sub $root (func (result i32))))
  (table $filled 3 (ref null $unary) (ref.func $double))
  (table $typed funcref (elem $answer))
  (func $double (type $unary) (i32.shl (local.get 0) (i32.const 1)))
  (func $answer (type $leaf) (i32.const 42))
  (func $null_or (param $f (ref null $unary)) (result i32)
    (block $null
      (return (call_ref $unary (i32.const 4) (br_on_null $null (local.get $f)))))
    (i32.const -1))
  (func $is_some (param $f (ref null $unary)) (result i32)
    (block $some (result (ref $unary))
      (br_on_non_null $some (local.get $f))
      (return (i32.const 0)))
    (drop)
    (i32.const 1))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.const 8) (call $null_or (ref.func $double))))
    (call $expect (i32.const 2) (i32.eq (i32.const -1) (call $null_or (ref.null $unary))))
    (call $expect (i32.const 3) (call $is_some (ref.func $double)))
    (call $expect (i32.const 4) (i32.eqz (call $is_some (ref.null $unary))))
    (call $expect (i32.const 5)
      (i32.eq (i32.const 10) (call_ref $unary (i32.const 5) (table.get $filled (i32.const 2)))))
    (call $expect (i32.const 6)
      (i32.eq (i32.const 42) (call_indirect $typed (type $root) (i32.const 0))))
    (call $expect (i32.const 7)
      (i32.eq (i32.const 6) (call_ref $unary (i32.const 3) (ref.as_non_null (table.get $filled (i32.const 0))))))))
