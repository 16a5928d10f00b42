;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Signed and unsigned order of -1 and 1, and of a value and itself.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\ff\ff\ff\ff\ff\ff\ff\ff") ;; -1
  (data (i32.const 72) "\01")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i64.lt_s (i64.load (i32.const 64)) (i64.load (i32.const 72))))
    (call $expect (i32.const 2) (i32.eqz (i64.lt_u (i64.load (i32.const 64)) (i64.load (i32.const 72)))))
    (call $expect (i32.const 3) (i32.eqz (i64.gt_s (i64.load (i32.const 64)) (i64.load (i32.const 72)))))
    (call $expect (i32.const 4) (i64.gt_u (i64.load (i32.const 64)) (i64.load (i32.const 72))))
    (call $expect (i32.const 5) (i64.le_s (i64.load (i32.const 64)) (i64.load (i32.const 72))))
    (call $expect (i32.const 6) (i32.eqz (i64.le_u (i64.load (i32.const 64)) (i64.load (i32.const 72)))))
    (call $expect (i32.const 7) (i32.eqz (i64.ge_s (i64.load (i32.const 64)) (i64.load (i32.const 72)))))
    (call $expect (i32.const 8) (i64.ge_u (i64.load (i32.const 64)) (i64.load (i32.const 72))))
    (call $expect (i32.const 9) (i32.eqz (i64.eq (i64.load (i32.const 64)) (i64.load (i32.const 72)))))
    (call $expect (i32.const 10) (i64.ne (i64.load (i32.const 64)) (i64.load (i32.const 72))))
    (call $expect (i32.const 11) (i32.eqz (i64.lt_s (i64.load (i32.const 64)) (i64.load (i32.const 64)))))
    (call $expect (i32.const 12) (i32.eqz (i64.lt_u (i64.load (i32.const 64)) (i64.load (i32.const 64)))))
    (call $expect (i32.const 13) (i32.eqz (i64.gt_s (i64.load (i32.const 64)) (i64.load (i32.const 64)))))
    (call $expect (i32.const 14) (i32.eqz (i64.gt_u (i64.load (i32.const 64)) (i64.load (i32.const 64)))))
    (call $expect (i32.const 15) (i64.le_s (i64.load (i32.const 64)) (i64.load (i32.const 64))))
    (call $expect (i32.const 16) (i64.le_u (i64.load (i32.const 64)) (i64.load (i32.const 64))))
    (call $expect (i32.const 17) (i64.ge_s (i64.load (i32.const 64)) (i64.load (i32.const 64))))
    (call $expect (i32.const 18) (i64.ge_u (i64.load (i32.const 64)) (i64.load (i32.const 64))))
    (call $expect (i32.const 19) (i64.eq (i64.load (i32.const 64)) (i64.load (i32.const 64))))
    (call $expect (i32.const 20) (i32.eqz (i64.ne (i64.load (i32.const 64)) (i64.load (i32.const 64)))))
    (call $expect (i32.const 21) (i32.eqz (i64.eqz (i64.load (i32.const 64)))))
    (call $expect (i32.const 22) (i64.eqz (i64.load (i32.const 128))))))
