;; RUN: wat2wasm %s -o %t.wasm
;; RUN: ingot -O0 %t.wasm -o %t-O0
;; RUN: ingot -O2 %t.wasm -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; The table instructions, with lengths of zero at the very end.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (table $t 2 10 funcref)
  (table $other 5 funcref)
  (elem $part func $one $two $three)
  (func $one (result i32) (i32.const 1))
  (func $two (result i32) (i32.const 2))
  (func $three (result i32) (i32.const 3))
  (func $call (param i32) (result i32) (call_indirect $t (result i32) (local.get 0)))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (table.size $t) (i32.const 2)))
    (call $expect (i32.const 2) (i32.eq (table.grow $t (ref.func $one) (i32.const 3)) (i32.const 2)))
    (call $expect (i32.const 3) (i32.eq (table.size $t) (i32.const 5)))
    (call $expect (i32.const 4) (i32.eq (call $call (i32.const 4)) (i32.const 1)))
    (call $expect (i32.const 5) (ref.is_null (table.get $t (i32.const 1))))
    (call $expect (i32.const 6) (i32.eq (table.grow $t (ref.null func) (i32.const 6)) (i32.const -1)))
    (call $expect (i32.const 7) (i32.eq (table.grow $t (ref.null func) (i32.const -1)) (i32.const -1)))
    (call $expect (i32.const 8) (i32.eq (table.grow $t (ref.null func) (i32.const 0)) (i32.const 5)))
    (table.init $t $part (i32.const 0) (i32.const 1) (i32.const 2))
    (call $expect (i32.const 10) (i32.eq (call $call (i32.const 0)) (i32.const 2)))
    (call $expect (i32.const 11) (i32.eq (call $call (i32.const 1)) (i32.const 3)))
    (table.copy $t $t (i32.const 1) (i32.const 0) (i32.const 3))
    (call $expect (i32.const 13) (i32.eq (call $call (i32.const 1)) (i32.const 2)))
    (call $expect (i32.const 14) (i32.eq (call $call (i32.const 2)) (i32.const 3)))
    (table.fill $t (i32.const 3) (ref.func $three) (i32.const 2))
    (call $expect (i32.const 16) (i32.eq (call $call (i32.const 4)) (i32.const 3)))
    (table.copy $other $t (i32.const 0) (i32.const 0) (i32.const 5))
    (call $expect (i32.const 18) (i32.eq (call_indirect $other (result i32) (i32.const 1)) (i32.const 2)))
    (table.set $t (i32.const 0) (ref.null func))
    (call $expect (i32.const 20) (ref.is_null (table.get $t (i32.const 0))))
    (elem.drop $part)
    (table.init $t $part (i32.const 5) (i32.const 0) (i32.const 0))
    (table.fill $t (i32.const 5) (ref.null func) (i32.const 0))
    (table.copy $t $other (i32.const 5) (i32.const 5) (i32.const 0))))
