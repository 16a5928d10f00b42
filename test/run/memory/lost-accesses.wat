;; Accesses that an optimiser has reason to delete, to move to one of several paths, or to move behind a loop that does
;; not end: where they are out of bounds they trap. The number of arguments says which; without one nothing does.
;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O3 %s -o %t-O3
;; RUN: %run %t-O0
;; RUN: %run %t-O2
;; RUN: %run %t-O3
;; RUN: %python %tools/each_case.py 15 --from=1 "out of bounds memory access" %t-O0
;; RUN: %python %tools/each_case.py 15 --from=1 "out of bounds memory access" %t-O2
;; RUN: %python %tools/each_case.py 15 --from=1 "out of bounds memory access" %t-O3
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1 1)

  ;; 1. Nobody uses it.
  (func $unused (param i32) (drop (i32.load (local.get 0))))
  ;; 2. and 3. What is made of it does not depend on it.
  (func $times_zero (param i32) (result i32) (i32.mul (i32.load (local.get 0)) (i32.const 0)))
  (func $minus_itself (param i32) (result i64) (local i64)
    (i64.xor (local.tee 1 (i64.load (local.get 0))) (local.get 1)))
  ;; 4. It is used on the other path.
  (func $on_one_path (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (if (result i32) (local.get 1)
      (then (i32.add (local.get 2) (i32.const 7)))
      (else (call $proc_exit (i32.const 3)) (i32.const 1))))
  ;; 5. It is stored where it came from.
  (func $to_itself (param i32) (i32.store (local.get 0) (i32.load (local.get 0))))
  ;; 6. It is used behind a loop that does not end.
  (func $behind_loop (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (loop (br_if 0 (local.get 1)))
    (local.get 2))
  ;; 7. A sum that nobody uses, of numbers up to the end of memory and beyond.
  (func $unused_sum (param i32) (local i32)
    (loop
      (local.set 1 (i32.add (local.get 1) (i32.load (local.get 0))))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br_if 0 (i32.lt_u (local.get 0) (i32.const 65540)))))
  ;; 8. The same sum, of which only a bit that is zero is used.
  (func $sum (param i32) (result i32) (local i32)
    (loop
      (local.set 1 (i32.add (local.get 1) (i32.load (local.get 0))))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br_if 0 (i32.lt_u (local.get 0) (i32.const 65540))))
    (i32.and (i32.shl (local.get 1) (i32.const 1)) (i32.const 1)))
  ;; 9. The next element is read in advance; the last one, beyond the end, is not used.
  (func $in_advance (param i32) (local i32)
    (local.set 1 (i32.load (local.get 0)))
    (loop
      (i32.store offset=0 (i32.sub (local.get 0) (i32.const 32768)) (i32.mul (local.get 1) (i32.const 3)))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (local.set 1 (i32.mul (i32.load (local.get 0)) (i32.const 5)))
      (br_if 0 (i32.ne (local.get 0) (i32.const 65536)))))
  ;; 10. Only the first of its lanes is used; the others are beyond the end.
  (func $first_lane (param i32) (result f32) (f32x4.extract_lane 0 (v128.load (local.get 0))))
  ;; 11. A store that is overwritten behind a loop that does not end.
  (func $overwritten (param i32 i32)
    (i32.store (local.get 0) (i32.const 1))
    (loop (br_if 0 (local.get 1)))
    (i32.store (local.get 0) (i32.const 2)))
  ;; 12. The loop would copy more than it may, in the middle of it.
  (func $copy (param i32 i32 i32)
    (loop
      (i32.store (local.get 1) (i32.load (local.get 0)))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (local.set 1 (i32.add (local.get 1) (i32.const 4)))
      (br_if 0 (local.tee 2 (i32.sub (local.get 2) (i32.const 1))))))
  ;; 13. In front of a call that ends the function, which becomes a loop.
  (func $recursive (param i32 i32) (result i32)
    (if (result i32) (local.get 1)
      (then
        (drop (i32.load8_u (local.get 0)))
        (call $recursive (i32.add (local.get 0) (i32.const 1)) (i32.sub (local.get 1) (i32.const 1))))
      (else (i32.const 0))))
  ;; 14. Behind such a call.
  (func $recursive_behind (param i32 i32) (local i32)
    (if (local.get 1)
      (then
        (call $recursive_behind (i32.add (local.get 0) (i32.const 1)) (i32.sub (local.get 1) (i32.const 1)))
        (drop (i32.load8_u (local.get 0))))))
  ;; 15. Of two loads one is used.
  (func $one_of_two (param i32 i32 i32) (result i32)
    (select (i32.load (local.get 0)) (i32.load (local.get 1)) (local.get 2)))

  (func (export "_start") (local $case i32) (local $end i32)
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (local.set $case (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    ;; The page's end, which no optimiser knows.
    (local.set $end (i32.add (i32.const 65535) (i32.load8_u (i32.const 1000))))
    (i32.store8 (i32.const 1001) (i32.const 1))
    (local.set $end (i32.add (local.get $end) (i32.load8_u (i32.add (i32.load8_u (i32.const 999)) (i32.const 1001)))))
    (block $15 (block $14 (block $13 (block $12 (block $11 (block $10 (block $9 (block $8 (block $7 (block $6
    (block $5 (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 $6 $7 $8 $9 $10 $11 $12 $13 $14 $15 (local.get $case)))
      (return))
      (call $unused (local.get $end)) (return))
      (drop (call $times_zero (i32.sub (local.get $end) (i32.const 3)))) (return))
      (drop (call $minus_itself (i32.sub (local.get $end) (i32.const 7)))) (return))
      (drop (call $on_one_path (local.get $end) (i32.load8_u (i32.const 1000)))) (return))
      (call $to_itself (local.get $end)) (return))
      (drop (call $behind_loop (local.get $end) (i32.const 1))) (return))
      (call $unused_sum (i32.const 65000)) (return))
      (drop (call $sum (i32.const 65000))) (return))
      (call $in_advance (i32.const 65000)) (return))
      (drop (call $first_lane (i32.sub (local.get $end) (i32.const 4)))) (return))
      (call $overwritten (local.get $end) (i32.const 1)) (return))
      (call $copy (i32.const 60000) (i32.const 2000) (i32.const 1400)) (return))
      (drop (call $recursive (i32.const 65530) (i32.const 10))) (return))
      (call $recursive_behind (i32.const 65530) (i32.const 10)) (return))
      (drop (call $one_of_two (local.get $end) (i32.const 0) (i32.load8_u (i32.const 1000))))))
