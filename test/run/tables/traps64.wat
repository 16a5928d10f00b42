;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %python %tools/each_case.py 8 "out of bounds table access" %t-O0 %t-O2
;; RUN: %python %tools/each_case.py 2 --from=8 "undefined element" %t-O0 %t-O2
;; Indices beyond a table of 64-bit addresses, some of which are in it if only 32 bits are looked at.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (table $t i64 4 funcref)
  (table $small 4 funcref)
  (elem $e func $0)
  (table $cases funcref (elem $0 $1 $2 $3 $4 $5 $6 $7 $8 $9))
  (func $0 (drop (table.get $t (i64.const 0x100000000))))
  (func $1 (table.set $t (i64.const -1) (ref.null func)))
  (func $2 (table.fill $t (i64.const 0x100000000) (ref.null func) (i64.const 1)))
  (func $3 (table.fill $t (i64.const 1) (ref.null func) (i64.const -1)))
  (func $4 (table.copy $t $t (i64.const -1) (i64.const 0) (i64.const 2)))
  (func $5 (table.copy $small $t (i32.const 0) (i64.const 0x100000000) (i32.const 1)))
  (func $6 (table.init $t $e (i64.const 0x100000000) (i32.const 0) (i32.const 1)))
  (func $7 (table.copy $t $small (i64.const 4) (i32.const 0) (i32.const 1)))
  (func $8 (call_indirect $t (i64.const 0x100000000)))
  (func $9 (call_indirect $t (i64.const -1)))
  (func (export "_start")
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call_indirect $cases (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    (call $exit (i32.const 1))))
