;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Every width at the last address where it fits.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 65528) "\01\02\03\04\05\06\07\88")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.load8_u (i32.const 65535)) (i32.const 0x88)))
    (call $expect (i32.const 2) (i32.eq (i32.load8_s (i32.const 65535)) (i32.const -120)))
    (call $expect (i32.const 3) (i32.eq (i32.load16_u (i32.const 65534)) (i32.const 0x8807)))
    (call $expect (i32.const 4) (i32.eq (i32.load (i32.const 65532)) (i32.const 0x88070605)))
    (call $expect (i32.const 5) (i64.eq (i64.load (i32.const 65528)) (i64.const 0x8807060504030201)))
    (call $expect (i32.const 6) (i64.eq (i64.load32_s offset=65531 (i32.const 1)) (i64.const 0xffffffff88070605)))
    (call $expect (i32.const 7) (i64.eq (i64.load16_s offset=65534 (i32.const 0)) (i64.const -30713)))
))
