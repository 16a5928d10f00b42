;; Loops whose addresses move by equal steps, up to the ends of memory, across them, and around 2^32. Without an argument
;; all is in bounds, and the status is the number of the first result that is wrong; each number of arguments traps.
;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O2 --bounds=check %s -o %t-O2-check
;; RUN: ingot -O3 --bounds=check %s -o %t-O3-check
;; RUN: %run %t-O0
;; RUN: %run %t-O2
;; RUN: %run %t-O2-check
;; RUN: %run %t-O3-check
;; RUN: %python %tools/each_case.py 7 --from=1 "out of bounds memory access" %t-O0 %t-O2 %t-O2-check %t-O3-check
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1 3)

  ;; Writes `count` numbers, each `step` behind the one before, and adds up what was there.
  (func $walk (param $at i32) (param $step i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
      (i32.store (local.get $at) (local.get $count))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  ;; By fixed steps, up and down, and by a fixed distance from what moves.
  (func $up (param $at i32) (param $count i32)
    (loop
      (i32.store offset=12 (local.get $at) (local.get $count))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func $down (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $at))))
      (local.set $at (i32.sub (local.get $at) (i32.const 1)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  ;; The sum of the bytes before the first that is 255, which is in front of memory's end though the count is not.
  (func $until (param $at i32) (param $count i32) (result i32) (local $sum i32) (local $byte i32)
    (block $found
      (loop
        (br_if $found (i32.eq (local.tee $byte (i32.load8_u (local.get $at))) (i32.const 255)))
        (local.set $sum (i32.add (local.get $sum) (local.get $byte)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
    (local.get $sum))
  ;; The address goes around 2^32, but there is an access only where it is small: how many there are.
  (func $around (param $step i32) (param $count i32) (result i32) (local $at i32) (local $accesses i32)
    (loop
      (if (i32.lt_u (local.get $at) (i32.const 65536))
        (then
          (i32.store8 (local.get $at) (i32.const 1))
          (local.set $accesses (i32.add (local.get $accesses) (i32.load8_u (local.get $at))))))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $accesses))
  ;; The memory grows on the way.
  (func $growing (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (if (i32.eq (local.get $at) (i32.const 65532))
        (then (drop (memory.grow (i32.const 1)))))
      (i32.store (local.get $at) (i32.const 1))
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))

  (func $expect (param $number i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $proc_exit (local.get $number)))))
  (func $in_bounds
    (call $expect (i32.const 1) (call $walk (i32.const 64736) (i32.const 4) (i32.const 200)) (i32.const 0))
    (call $expect (i32.const 2) (call $walk (i32.const 65532) (i32.const -4) (i32.const 200)) (i32.const 20100))
    (call $up (i32.const 60000) (i32.const 1381))
    (call $expect (i32.const 3) (i32.load (i32.const 65532)) (i32.const 1))
    (call $expect (i32.const 4) (i32.load (i32.const 60012)) (i32.const 1381))
    (i32.store8 (i32.const 0) (i32.const 9))
    (call $expect (i32.const 5) (call $down (i32.const 99) (i32.const 100)) (i32.const 9))
    (memory.fill (i32.const 65000) (i32.const 2) (i32.const 536))
    (i32.store8 (i32.const 65500) (i32.const 255))
    (call $expect (i32.const 6) (call $until (i32.const 65000) (i32.const 100000)) (i32.const 1000))
    (call $expect (i32.const 7) (call $around (i32.const 0x10000) (i32.const 65537)) (i32.const 2))
    (call $expect (i32.const 8) (call $around (i32.const 0x80000000) (i32.const 9)) (i32.const 5))
    (call $expect (i32.const 9) (call $around (i32.const -65537) (i32.const 65600)) (i32.const 2))
    (call $expect (i32.const 10) (call $growing (i32.const 65000) (i32.const 300)) (i32.const 300)))

  (func (export "_start") (local $case i32)
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (local.set $case (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
    (i32.store (i32.const 0) (i32.const 0))
    (i32.store (i32.const 4) (i32.const 0))
    (block $7 (block $6 (block $5 (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 $6 $7 (local.get $case)))
      (call $in_bounds) (return))
      (drop (call $walk (i32.const 64736) (i32.const 4) (i32.const 201))) (return))
      (drop (call $walk (i32.const 65533) (i32.const -4) (i32.const 200))) (return))
      (drop (call $walk (i32.const 400) (i32.const -4) (i32.const 102))) (return))
      (call $up (i32.const 60000) (i32.const 1382)) (return))
      (drop (call $down (i32.const 99) (i32.const 101))) (return))
      (drop (call $until (i32.const 65000) (i32.const 100000))) (return))
      (drop (call $walk (i32.const 0) (i32.const 0x20000000) (i32.const 200)))))
