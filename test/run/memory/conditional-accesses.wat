;; Loops with accesses under a condition, which are executed in any case where all of them lie in the memory
;; (passes/bounds_versioning): up to the memory's ends, across them, and around 2^32. Without an argument nothing traps, and
;; the status is the number of the first result that is wrong; with one or more there is one access too many.
;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O3 --bounds=check %s -o %t-O3-check
;; RUN: %run %t-O0
;; RUN: %run %t-O2
;; RUN: %run %t-O3-check
;; RUN: %python %tools/each_case.py 7 --from=1 "out of bounds memory access" %t-O0 %t-O2 %t-O3-check
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (type $loop (func (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32)))
  (table funcref (elem $sum $unrolled $least $double $either $down))

  ;; The sum of the numbers at $at for which those at $ask are below the bound.
  (func $sum (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (if (i32.lt_s (i32.load (local.get $ask)) (local.get $bound))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  ;; The same of an even count, as compilers unroll it.
  (func $unrolled (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (if (i32.lt_s (i32.load (local.get $ask)) (local.get $bound))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))))
      (if (i32.lt_s (i32.load offset=4 (local.get $ask)) (local.get $bound))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load (i32.add (local.get $at) (i32.const 4)))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 8)))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 2)))))
    (local.get $sum))
  ;; The least of them.
  (func $least (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32)
    (local $least i32) (local $value i32)
    (local.set $least (i32.const 0x7fffffff))
    (loop
      (if (i32.lt_s (i32.load (local.get $ask)) (local.get $bound))
        (then
          (local.set $value (i32.load (local.get $at)))
          (local.set $least (select (local.get $value) (local.get $least) (i32.lt_s (local.get $value) (local.get $least))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $least))
  ;; Makes them twice as large. Returns the sum of all that were asked.
  (func $double (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $ask))))
      (if (i32.lt_s (i32.load (local.get $ask)) (local.get $bound))
        (then (i32.store (local.get $at) (i32.shl (i32.load (local.get $at)) (i32.const 1)))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  ;; The sum of the numbers at $at, but where those at $ask are not below the bound of these.
  (func $either (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (local.set $sum (i32.add (local.get $sum)
        (if (result i32) (i32.lt_s (i32.load (local.get $ask)) (local.get $bound))
          (then (i32.load (local.get $at)))
          (else (i32.load (local.get $ask))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  ;; As $sum, but that $at goes down.
  (func $down (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (if (i32.lt_s (i32.load (local.get $ask)) (local.get $bound))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load offset=8 (local.get $at))))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.sub (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))

  ;; So that no compiler knows what is called, nor with what.
  (global $which (mut i32) (i32.const 0))
  (func $call (type $loop) (param $ask i32) (param $at i32) (param $bound i32) (param $count i32) (result i32)
    (call_indirect (type $loop) (local.get $ask) (local.get $at) (local.get $bound) (local.get $count) (global.get $which)))
  (global $number (mut i32) (i32.const 0))
  (func $expect (param $actual i32) (param $expected i32)
    (global.set $number (i32.add (global.get $number) (i32.const 1)))
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $proc_exit (global.get $number)))))

  ;; Word w of the memory is w, so 4w is where it is.
  (func $fill (local $at i32)
    (loop
      (i32.store (local.get $at) (i32.shr_u (local.get $at) (i32.const 2)))
      (br_if 0 (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (i32.const 65536)))))

  (func $in_bounds
    (global.set $which (i32.const 0))
    ;; All of them lie in the memory: words 1000 to 1099 are added up; all up to the last word.
    (call $expect (call $call (i32.const 400) (i32.const 4000) (i32.const 200) (i32.const 400)) (i32.const 104950))
    (call $expect (call $call (i32.const 0) (i32.const 63936) (i32.const 400) (i32.const 400)) (i32.const 6473400))
    ;; What is executed does, the rest is beyond the end; nothing is executed.
    (call $expect (call $call (i32.const 0) (i32.const 65496) (i32.const 10) (i32.const 400)) (i32.const 163785))
    (call $expect (call $call (i32.const 0) (i32.const 65496) (i32.const -1) (i32.const 400)) (i32.const 0))
    (global.set $which (i32.const 1))
    (call $expect (call $call (i32.const 400) (i32.const 4000) (i32.const 200) (i32.const 400)) (i32.const 104950))
    (call $expect (call $call (i32.const 0) (i32.const 63936) (i32.const 400) (i32.const 400)) (i32.const 6473400))
    (call $expect (call $call (i32.const 0) (i32.const 65496) (i32.const 10) (i32.const 400)) (i32.const 163785))
    (call $expect (call $call (i32.const 0) (i32.const -8) (i32.const 0) (i32.const 400)) (i32.const 0))
    (global.set $which (i32.const 2))
    (call $expect (call $call (i32.const 400) (i32.const 4000) (i32.const 200) (i32.const 400)) (i32.const 1000))
    (call $expect (call $call (i32.const 0) (i32.const 65496) (i32.const 10) (i32.const 400)) (i32.const 16374))
    (call $expect (call $call (i32.const 0) (i32.const -400) (i32.const 0) (i32.const 400)) (i32.const 0x7fffffff))
    (global.set $which (i32.const 4))
    (call $expect (call $call (i32.const 400) (i32.const 4000) (i32.const 200) (i32.const 400)) (i32.const 209800))
    (call $expect (call $call (i32.const 0) (i32.const 65496) (i32.const 10) (i32.const 400)) (i32.const 243540))
    (global.set $which (i32.const 5))
    (call $expect (call $call (i32.const 400) (i32.const 4000) (i32.const 200) (i32.const 400)) (i32.const 95250))
    (call $expect (call $call (i32.const 0) (i32.const 36) (i32.const 10) (i32.const 400)) (i32.const 65))
    ;; The first hundred addresses are below 2^32 and not accessed, those from 0 on are.
    (global.set $which (i32.const 0))
    (memory.fill (i32.const 40000) (i32.const 127) (i32.const 400))
    (memory.fill (i32.const 40400) (i32.const 0) (i32.const 400))
    (call $expect (call $call (i32.const 40000) (i32.const -400) (i32.const 5) (i32.const 200)) (i32.const 4950))
    (global.set $which (i32.const 1))
    (call $expect (call $call (i32.const 40000) (i32.const -400) (i32.const 5) (i32.const 200)) (i32.const 4950))
    (call $fill)
    (global.set $which (i32.const 3))
    (call $expect (call $call (i32.const 400) (i32.const 4000) (i32.const 200) (i32.const 400)) (i32.const 119800))
    (call $expect (i32.load (i32.const 4396)) (i32.const 2198))
    (call $expect (i32.load (i32.const 4400)) (i32.const 1100))
    (call $expect (call $call (i32.const 0) (i32.const 65496) (i32.const 10) (i32.const 400)) (i32.const 79800))
    (call $expect (i32.load (i32.const 65532)) (i32.const 32766))
    (call $expect (i32.load (i32.const 65492)) (i32.const 16373))
    ;; What is stored is asked next.
    (call $fill)
    (call $expect (call $call (i32.const 400) (i32.const 404) (i32.const 150) (i32.const 100)) (i32.const 18075)))

  (func (export "_start") (local $case i32)
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (local.set $case (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    (call $fill)
    (if (i32.eqz (local.get $case)) (then (call $in_bounds) (return)))
    ;; With one argument it is $sum, and so on, beyond the end; with seven $down, below 0.
    (global.set $which (i32.sub (local.get $case) (i32.const 1)))
    (if (i32.ge_u (local.get $case) (i32.const 6))
      (then
        (global.set $which (i32.const 5))
        (drop (call $call (i32.const 0) (select (i32.const 28) (i32.const 65528) (i32.eq (local.get $case) (i32.const 7)))
                    (i32.const 10) (i32.const 400)))
        (return)))
    (drop (call $call (i32.const 0) (i32.const 65496) (i32.const 11) (i32.const 400)))))
