;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Integers to floats where rounding and signs differ, and the sign extensions.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func $i (result i32) (i32.load (i32.const 64)))
  (func $j (result i64) (i64.load (i32.const 64)))
  (memory (export "memory") 1)
  (data (i32.const 64) "\81\80\ff\ff\ff\ff\ff\ff") ;; -32639
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (f32.eq (f32.convert_i32_s (call $i)) (f32.const -32639)))
    (call $expect (i32.const 2) (f32.eq (f32.convert_i32_u (call $i)) (f32.const 4294934784)))
    (call $expect (i32.const 3) (f64.eq (f64.convert_i32_u (call $i)) (f64.const 4294934657)))
    (call $expect (i32.const 4) (f64.eq (f64.convert_i32_s (call $i)) (f64.const -32639)))
    (call $expect (i32.const 5) (f32.eq (f32.convert_i64_s (call $j)) (f32.const -32639)))
    (call $expect (i32.const 6) (f32.eq (f32.convert_i64_u (call $j)) (f32.const 0x1p+64)))
    (call $expect (i32.const 7) (f64.eq (f64.convert_i64_u (call $j)) (f64.const 18446744073709518848)))
    (call $expect (i32.const 8) (f64.eq (f64.convert_i64_s (call $j)) (f64.const -32639)))
    (call $expect (i32.const 9) (i32.eq (i32.extend8_s (call $i)) (i32.const -127)))
    (call $expect (i32.const 10) (i32.eq (i32.extend16_s (i32.and (call $i) (i32.const 0xffff))) (i32.const -32639)))
    (call $expect (i32.const 11) (i64.eq (i64.extend8_s (call $j)) (i64.const -127)))
    (call $expect (i32.const 12) (i64.eq (i64.extend16_s (call $j)) (i64.const -32639)))
    (call $expect (i32.const 13) (i64.eq (i64.extend32_s (i64.and (call $j) (i64.const 0xffffffff))) (i64.const -32639)))
    (call $expect (i32.const 14) (i64.eq (i64.extend_i32_s (call $i)) (i64.const -32639)))
    (call $expect (i32.const 15) (i64.eq (i64.extend_i32_u (call $i)) (i64.const 0xffff8081)))
    (call $expect (i32.const 16) (i32.eq (i32.wrap_i64 (call $j)) (call $i)))
    (call $expect (i32.const 17) (i32.eq (i32.trunc_f32_u (f32.const 4294967040)) (i32.const -256)))
    (call $expect (i32.const 18) (i32.eq (i32.trunc_f32_s (f32.convert_i32_s (call $i))) (call $i)))
    (call $expect (i32.const 19) (i64.eq (i64.trunc_f64_u (f64.const 18446744073709549568)) (i64.const -2048)))
    (call $expect (i32.const 20) (i64.eq (i64.trunc_f32_s (f32.convert_i32_s (call $i))) (call $j)))
    (call $expect (i32.const 21) (i32.eq (i32.trunc_sat_f64_u (f64.convert_i64_u (call $j))) (i32.const -1)))
    (call $expect (i32.const 22) (i32.eqz (i32.trunc_sat_f32_u (f32.convert_i32_s (call $i)))))
    (call $expect (i32.const 23) (i64.eqz (i64.trunc_sat_f32_u (f32.convert_i32_s (call $i)))))
    (call $expect (i32.const 24) (i64.eq (i64.trunc_sat_f64_s (f64.convert_i32_s (call $i))) (call $j)))
    (call $expect (i32.const 25) (f32.eq (f32.reinterpret_i32 (i32.const 0x3f800000)) (f32.const 1)))
    (call $expect (i32.const 26) (f64.eq (f64.reinterpret_i64 (i64.const 0x3ff0000000000000)) (f64.const 1)))
    (call $expect (i32.const 27) (f32.eq (f32.demote_f64 (f64.const 1e300)) (f32.const inf)))
    (call $expect (i32.const 28) (f64.eq (f64.promote_f32 (f32.convert_i32_s (call $i))) (f64.const -32639)))))
