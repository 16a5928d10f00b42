;; What multiplies by one, or subtracts zero, still makes a signalling NaN quiet (spec: exec/numerics, NaN propagation).
;; RUN: wat2wasm --enable-all %s -o %t.wasm
;; RUN: ingot -O0 %t.wasm -o %t-O0
;; RUN: %exits 0 %run %t-O0
;; RUN: ingot -O1 %t.wasm -o %t-O1
;; RUN: %exits 0 %run %t-O1
;; RUN: ingot -O2 %t.wasm -o %t-O2
;; RUN: %exits 0 %run %t-O2
;; RUN: ingot -O3 %t.wasm -o %t-O3
;; RUN: %exits 0 %run %t-O3
;; RUN: ingot -Os %t.wasm -o %t-Os
;; RUN: %exits 0 %run %t-Os
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\01\00\80\7f") ;; a signalling NaN
  (global $one f32 (f32.const 1))
  (global $never_set (mut f32) (f32.const 1))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect_quiet (param $case i32) (param $result f32)
    (if (i32.eqz (i32.and (i32.reinterpret_f32 (local.get $result)) (i32.const 0x400000)))
      (then (call $exit (local.get $case)))))
  (func $expect_bits (param $case i32) (param $bits i32) (param $result f32)
    (if (i32.ne (i32.reinterpret_f32 (local.get $result)) (local.get $bits)) (then (call $exit (local.get $case)))))
  (func $times (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  (func $minus (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  (func (export "_start") (local $zero f32)
    ;; Neutral constants, written out.
    (call $expect_quiet (i32.const 1) (f32.mul (f32.load (i32.const 64)) (f32.const 1)))
    (call $expect_quiet (i32.const 2) (f32.mul (f32.const 1) (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 3) (f32.div (f32.load (i32.const 64)) (f32.const 1)))
    (call $expect_quiet (i32.const 4) (f32.mul (f32.load (i32.const 64)) (f32.const -1)))
    (call $expect_quiet (i32.const 5) (f32.div (f32.load (i32.const 64)) (f32.const -1)))
    (call $expect_quiet (i32.const 6) (f32.sub (f32.load (i32.const 64)) (f32.const 0)))
    (call $expect_quiet (i32.const 7) (f32.add (f32.load (i32.const 64)) (f32.const -0)))
    (call $expect_quiet (i32.const 8) (f32.add (f32.const 0) (f32.abs (f32.load (i32.const 64)))))
    (call $expect_quiet (i32.const 9) (f32.sub (f32.const -0) (f32.load (i32.const 64))))
    ;; Those that a function gets, which is inlined.
    (call $expect_quiet (i32.const 10) (call $times (f32.load (i32.const 64)) (f32.const 1)))
    (call $expect_quiet (i32.const 11) (call $minus (f32.load (i32.const 64)) (f32.const 0)))
    ;; Those made of other constants.
    (call $expect_quiet (i32.const 12) (f32.mul (f32.load (i32.const 64)) (f32.add (f32.const 0.5) (f32.const 0.5))))
    (call $expect_quiet (i32.const 13) (f32.mul (f32.load (i32.const 64)) (f32.convert_i32_s (i32.const 1))))
    (call $expect_quiet (i32.const 14) (f32.mul (f32.load (i32.const 64)) (f32.reinterpret_i32 (i32.const 0x3f800000))))
    (call $expect_quiet (i32.const 15) (f32.mul (f32.load (i32.const 64)) (f32.demote_f64 (f64.const 1))))
    (call $expect_quiet (i32.const 16) (f32.mul (f32.load (i32.const 64)) (f32.neg (f32.const -1))))
    (call $expect_quiet (i32.const 17) (f32.div (f32.load (i32.const 64)) (f32.sqrt (f32.mul (f32.const 0.5) (f32.const 2)))))
    ;; Those of locals and globals.
    (call $expect_quiet (i32.const 18) (f32.sub (f32.load (i32.const 64)) (local.get $zero)))
    (call $expect_quiet (i32.const 19) (f32.mul (f32.load (i32.const 64)) (global.get $one)))
    (call $expect_quiet (i32.const 20) (f32.mul (f32.load (i32.const 64)) (global.get $never_set)))
    ;; Other operations that are the identity on numbers.
    (call $expect_quiet (i32.const 21) (f32.min (f32.load (i32.const 64)) (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 22) (f32.max (f32.load (i32.const 64)) (f32.const inf)))
    (call $expect_quiet (i32.const 23) (f32.demote_f64 (f64.promote_f32 (f32.load (i32.const 64)))))
    (call $expect_quiet (i32.const 24) (f32.ceil (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 25) (f32.floor (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 26) (f32.trunc (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 27) (f32.nearest (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 28) (f32.sqrt (f32.load (i32.const 64))))
    (call $expect_quiet (i32.const 29) (f32.ceil (f32.const nan:0x1)))
    (call $expect_quiet (i32.const 30) (f32.demote_f64 (f64.promote_f32 (f32.const nan:0x1))))
    (call $expect_quiet (i32.const 31) (f32.mul (f32.const nan:0x1) (f32.const 1)))
    (call $expect_quiet (i32.const 32) (f32.min (f32.const nan:0x1) (f32.const 1)))
    ;; These keep the bits as they are, and so does going through memory, locals, calls and constants.
    (call $expect_bits (i32.const 101) (i32.const 0x7f800001) (f32.abs (f32.load (i32.const 64))))
    (call $expect_bits (i32.const 102) (i32.const 0xff800001) (f32.neg (f32.load (i32.const 64))))
    (call $expect_bits (i32.const 103) (i32.const 0x7f800001) (f32.neg (f32.neg (f32.load (i32.const 64)))))
    (call $expect_bits (i32.const 104) (i32.const 0xff800001) (f32.copysign (f32.load (i32.const 64)) (f32.const -1)))
    (call $expect_bits (i32.const 105) (i32.const 0xff800001) (f32.neg (f32.const nan:0x1)))
    (call $expect_bits (i32.const 106) (i32.const 0x7f812345) (f32.const nan:0x12345))
    (call $expect_bits (i32.const 107) (i32.const 0x7f800001)
      (select (f32.load (i32.const 64)) (f32.const 1) (i32.load8_u (i32.const 64))))))
