;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Every width of load and store, with and without sign; a narrow store leaves its neighbours alone.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\81\82\83\84\85\86\87\88")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.load8_s (i32.const 64)) (i32.const -127)))
    (call $expect (i32.const 2) (i32.eq (i32.load8_u (i32.const 64)) (i32.const 0x81)))
    (call $expect (i32.const 3) (i32.eq (i32.load16_s (i32.const 64)) (i32.const -32127)))
    (call $expect (i32.const 4) (i32.eq (i32.load16_u (i32.const 64)) (i32.const 0x8281)))
    (call $expect (i32.const 5) (i32.eq (i32.load (i32.const 64)) (i32.const 0x84838281)))
    (call $expect (i32.const 6) (i64.eq (i64.load8_s (i32.const 64)) (i64.const -127)))
    (call $expect (i32.const 7) (i64.eq (i64.load8_u (i32.const 64)) (i64.const 0x81)))
    (call $expect (i32.const 8) (i64.eq (i64.load16_s (i32.const 64)) (i64.const -32127)))
    (call $expect (i32.const 9) (i64.eq (i64.load16_u (i32.const 64)) (i64.const 0x8281)))
    (call $expect (i32.const 10) (i64.eq (i64.load32_s (i32.const 64)) (i64.const 0xffffffff84838281)))
    (call $expect (i32.const 11) (i64.eq (i64.load32_u (i32.const 64)) (i64.const 0x84838281)))
    (i64.store (i32.const 128) (i64.const -1))
    (i32.store8 (i32.const 129) (i32.const 0x1200))
    (call $expect (i32.const 14) (i64.eq (i64.load (i32.const 128)) (i64.const 0xffffffffffff00ff)))
    (i32.store16 (i32.const 130) (i32.const 0x120000))
    (call $expect (i32.const 16) (i64.eq (i64.load (i32.const 128)) (i64.const 0xffffffff000000ff)))
    (i64.store8 (i32.const 132) (i64.const 0x1200))
    (i64.store16 (i32.const 134) (i64.const 0x10000))
    (call $expect (i32.const 19) (i64.eq (i64.load (i32.const 128)) (i64.const 0x0000ff00000000ff)))
    (i64.store32 (i32.const 129) (i64.const 0x1122334455667788))
    (call $expect (i32.const 21) (i64.eq (i64.load (i32.const 128)) (i64.const 0x0000ff55667788ff)))
    (f32.store (i32.const 128) (f32.const -nan:0x200001))
    (call $expect (i32.const 23) (i32.eq (i32.load (i32.const 128)) (i32.const 0xffa00001)))
    (call $expect (i32.const 24) (i32.eq (i32.reinterpret_f32 (f32.load (i32.const 128))) (i32.const 0xffa00001)))
    (call $expect (i32.const 25) (nop) (i32.const 1))))
