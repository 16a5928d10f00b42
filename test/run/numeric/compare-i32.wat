;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Signed and unsigned order of -1 and 1, and of a value and itself.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\ff\ff\ff\ff") ;; -1
  (data (i32.const 72) "\01")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.lt_s (i32.load (i32.const 64)) (i32.load (i32.const 72))))
    (call $expect (i32.const 2) (i32.eqz (i32.lt_u (i32.load (i32.const 64)) (i32.load (i32.const 72)))))
    (call $expect (i32.const 3) (i32.eqz (i32.gt_s (i32.load (i32.const 64)) (i32.load (i32.const 72)))))
    (call $expect (i32.const 4) (i32.gt_u (i32.load (i32.const 64)) (i32.load (i32.const 72))))
    (call $expect (i32.const 5) (i32.le_s (i32.load (i32.const 64)) (i32.load (i32.const 72))))
    (call $expect (i32.const 6) (i32.eqz (i32.le_u (i32.load (i32.const 64)) (i32.load (i32.const 72)))))
    (call $expect (i32.const 7) (i32.eqz (i32.ge_s (i32.load (i32.const 64)) (i32.load (i32.const 72)))))
    (call $expect (i32.const 8) (i32.ge_u (i32.load (i32.const 64)) (i32.load (i32.const 72))))
    (call $expect (i32.const 9) (i32.eqz (i32.eq (i32.load (i32.const 64)) (i32.load (i32.const 72)))))
    (call $expect (i32.const 10) (i32.ne (i32.load (i32.const 64)) (i32.load (i32.const 72))))
    (call $expect (i32.const 11) (i32.eqz (i32.lt_s (i32.load (i32.const 64)) (i32.load (i32.const 64)))))
    (call $expect (i32.const 12) (i32.eqz (i32.lt_u (i32.load (i32.const 64)) (i32.load (i32.const 64)))))
    (call $expect (i32.const 13) (i32.eqz (i32.gt_s (i32.load (i32.const 64)) (i32.load (i32.const 64)))))
    (call $expect (i32.const 14) (i32.eqz (i32.gt_u (i32.load (i32.const 64)) (i32.load (i32.const 64)))))
    (call $expect (i32.const 15) (i32.le_s (i32.load (i32.const 64)) (i32.load (i32.const 64))))
    (call $expect (i32.const 16) (i32.le_u (i32.load (i32.const 64)) (i32.load (i32.const 64))))
    (call $expect (i32.const 17) (i32.ge_s (i32.load (i32.const 64)) (i32.load (i32.const 64))))
    (call $expect (i32.const 18) (i32.ge_u (i32.load (i32.const 64)) (i32.load (i32.const 64))))
    (call $expect (i32.const 19) (i32.eq (i32.load (i32.const 64)) (i32.load (i32.const 64))))
    (call $expect (i32.const 20) (i32.eqz (i32.ne (i32.load (i32.const 64)) (i32.load (i32.const 64)))))
    (call $expect (i32.const 21) (i32.eqz (i32.eqz (i32.load (i32.const 64)))))
    (call $expect (i32.const 22) (i32.eqz (i32.load (i32.const 128))))))
