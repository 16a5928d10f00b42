;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Active segments are copied in order, later ones over earlier ones, up to the last byte.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 256) "aaaa")
  (data (i32.const 258) "bb")
  (data (i32.const 65535) "z")
  (data (i32.const 65536) "")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.load (i32.const 256)) (i32.const 0x62626161)))
    (call $expect (i32.const 2) (i32.eq (i32.load8_u (i32.const 65535)) (i32.const 0x7a)))))
