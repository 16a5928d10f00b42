;; What multiplies by one, or subtracts zero, still makes signalling NaNs quiet, in every lane.
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
  (data (i32.const 64) "\01\00\80\7f\01\00\80\7f\01\00\80\7f\01\00\80\7f") ;; signalling NaNs
  (global $one v128 (v128.const f32x4 1 1 1 1))
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect_quiet (param $case i32) (param $result v128)
    (if (i32.eqz (i32x4.all_true (v128.and (local.get $result) (v128.const i32x4 0x400000 0x400000 0x400000 0x400000))))
      (then (call $exit (local.get $case)))))
  (func $expect_bits (param $case i32) (param $bits v128) (param $result v128)
    (if (v128.any_true (v128.xor (local.get $bits) (local.get $result))) (then (call $exit (local.get $case)))))
  (func $times (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))
  (func (export "_start") (local $zero v128)
    ;; Neutral constants.
    (call $expect_quiet (i32.const 1) (f32x4.mul (v128.load (i32.const 64)) (v128.const f32x4 1 1 1 1)))
    (call $expect_quiet (i32.const 2) (f32x4.div (v128.load (i32.const 64)) (v128.const f32x4 1 1 1 1)))
    (call $expect_quiet (i32.const 3) (f32x4.mul (v128.load (i32.const 64)) (v128.const f32x4 -1 -1 -1 -1)))
    (call $expect_quiet (i32.const 4) (f32x4.sub (v128.load (i32.const 64)) (v128.const f32x4 0 0 0 0)))
    (call $expect_quiet (i32.const 5) (f32x4.add (v128.load (i32.const 64)) (v128.const f32x4 -0 -0 -0 -0)))
    (call $expect_quiet (i32.const 6) (call $times (v128.load (i32.const 64)) (v128.const f32x4 1 1 1 1)))
    (call $expect_quiet (i32.const 7) (f32x4.mul (v128.load (i32.const 64)) (i32x4.splat (i32.const 0x3f800000))))
    (call $expect_quiet (i32.const 8) (f32x4.mul (v128.load (i32.const 64)) (f32x4.splat (f32.const 1))))
    (call $expect_quiet (i32.const 9) (f32x4.mul (v128.load (i32.const 64)) (f32x4.convert_i32x4_s (v128.const i32x4 1 1 1 1))))
    (call $expect_quiet (i32.const 10) (f32x4.sub (v128.load (i32.const 64)) (local.get $zero)))
    (call $expect_quiet (i32.const 11) (f32x4.mul (v128.load (i32.const 64)) (global.get $one)))
    (call $expect_quiet (i32.const 12) (f32x4.mul (v128.load (i32.const 64)) (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (v128.const f32x4 2 2 2 2))))
    ;; Other operations that are the identity on numbers.
    (call $expect_quiet (i32.const 13) (f32x4.min (v128.load (i32.const 64)) (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 14) (f32x4.max (v128.load (i32.const 64)) (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 15) (f32x4.ceil (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 16) (f32x4.floor (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 17) (f32x4.trunc (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 18) (f32x4.nearest (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 19) (f32x4.sqrt (v128.load (i32.const 64))))
    (call $expect_quiet (i32.const 20) (i64x2.splat (i64x2.extract_lane 0 (f32x4.demote_f64x2_zero (f64x2.promote_low_f32x4 (v128.load (i32.const 64)))))))
    (call $expect_quiet (i32.const 21) (f32x4.mul (v128.const f32x4 nan:0x1 nan:0x1 nan:0x1 nan:0x1) (v128.const f32x4 1 1 1 1)))
    (call $expect_quiet (i32.const 22) (f32x4.ceil (v128.const f32x4 nan:0x1 nan:0x1 nan:0x1 nan:0x1)))
    ;; One lane of a constant is neutral, and only that of the result is used.
    (call $expect_quiet (i32.const 23) (f32x4.splat (f32x4.extract_lane 1
      (f32x4.add (v128.load (i32.const 64)) (v128.const f32x4 7 -0 9 11)))))
    (call $expect_quiet (i32.const 24) (f32x4.splat (f32x4.extract_lane 2
      (f32x4.sub (v128.load (i32.const 64)) (v128.const f32x4 7 8 0 11)))))
    (call $expect_quiet (i32.const 25) (f32x4.splat (f32x4.extract_lane 3
      (f32x4.mul (v128.load (i32.const 64)) (v128.const f32x4 7 8 9 -1)))))
    (call $expect_quiet (i32.const 26) (i8x16.shuffle 0 1 2 3 8 9 10 11 0 1 2 3 8 9 10 11
      (f32x4.div (v128.load (i32.const 64)) (v128.const f32x4 1 8 1 11)) (v128.load (i32.const 64))))
    (v128.store32_lane 1 (i32.const 128) (f32x4.add (v128.load (i32.const 64)) (v128.const f32x4 7 -0 9 11)))
    (call $expect_quiet (i32.const 27) (v128.load32_splat (i32.const 128)))
    ;; These keep the bits of NaNs.
    (call $expect_bits (i32.const 101) (v128.load (i32.const 64)) (f32x4.abs (v128.load (i32.const 64))))
    (call $expect_bits (i32.const 102) (v128.const i32x4 0xff800001 0xff800001 0xff800001 0xff800001)
      (f32x4.neg (v128.load (i32.const 64))))
    (call $expect_bits (i32.const 103) (v128.load (i32.const 64)) (v128.const f32x4 nan:0x1 nan:0x1 nan:0x1 nan:0x1))
    (call $expect_bits (i32.const 104) (v128.load (i32.const 64)) (f32x4.pmin (v128.load (i32.const 64)) (local.get $zero)))
    (call $expect_bits (i32.const 105) (v128.load (i32.const 64)) (f32x4.pmax (v128.load (i32.const 64)) (local.get $zero)))
    (call $expect_bits (i32.const 106) (v128.load (i32.const 64))
      (f32x4.splat (f32x4.extract_lane 2 (v128.load (i32.const 64)))))))
