;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 --bounds=check %s -o %t-O2
;; RUN: %python %tools/each_case.py 8 "unaligned atomic" %t-O0 %t-O2
;; RUN: %python %tools/each_case.py 4 --from=8 "out of bounds memory access" %t-O0 %t-O2
;; RUN: %python %tools/each_case.py 3 --from=12 "expected shared memory" %t-O0 %t-O2
;; The order: alignment of the effective address, whether the memory is shared, bounds.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1 1 shared)
  (memory $unshared 1)
  (table funcref (elem $0 $1 $2 $3 $4 $5 $6 $7 $8 $9 $10 $11 $12 $13 $14))
  ;; Unaligned, whatever else there is.
  (func $0 (drop (i32.atomic.load (i32.const 1))))
  (func $1 (drop (i32.atomic.load offset=1 (i32.const 0))))
  (func $2 (i64.atomic.store (i32.const 65532) (i64.const 0)))
  (func $3 (drop (i32.atomic.rmw16.add_u (i32.const -1) (i32.const 0))))
  (func $4 (drop (memory.atomic.notify (i32.const -1) (i32.const 0))))
  (func $5 (drop (memory.atomic.wait32 (i32.const -2) (i32.const 0) (i64.const 0))))
  (func $6 (drop (memory.atomic.wait64 offset=4 (i32.const 0) (i64.const 0) (i64.const 0))))
  (func $7 (drop (memory.atomic.wait32 1 (i32.const 2) (i32.const 0) (i64.const 0))))
  ;; Aligned, but out of bounds.
  (func $8 (drop (memory.atomic.notify (i32.const 65536) (i32.const 0))))
  (func $9 (drop (memory.atomic.notify offset=0xfffffffc (i32.const -4) (i32.const 0))))
  (func $10 (drop (memory.atomic.wait32 (i32.const 65536) (i32.const 0) (i64.const 0))))
  (func $11 (drop (memory.atomic.wait64 (i32.const -8) (i64.const 0) (i64.const 0))))
  ;; Aligned, in bounds or not, but nobody could notify.
  (func $12 (drop (memory.atomic.wait32 1 (i32.const 0) (i32.const 0) (i64.const 0))))
  (func $13 (drop (memory.atomic.wait64 1 (i32.const 8) (i64.const 1) (i64.const 0))))
  (func $14 (drop (memory.atomic.wait32 1 (i32.const -4) (i32.const 0) (i64.const 0))))
  (func (export "_start")
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call_indirect (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    (call $exit (i32.const 1))))
