(module
  (import "env" "refill" (func $refill))
  (memory (export "memory") 1)
  ;; 9 instructions for each of the numbers, and one behind.
  (func (export "sum") (param $n i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (i32.add (local.get $sum) (local.get $n)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  ;; 6 where it returns at once, otherwise 13.
  (func $fibonacci (export "fibonacci") (param $n i32) (result i32)
    (if (i32.lt_u (local.get $n) (i32.const 2)) (then (return (local.get $n))))
    (i32.add (call $fibonacci (i32.sub (local.get $n) (i32.const 1)))
             (call $fibonacci (i32.sub (local.get $n) (i32.const 2)))))
  ;; 4, and one for each 16 bytes.
  (func (export "fill") (param $bytes i32) (memory.fill (i32.const 0) (i32.const 0) (local.get $bytes)))
  (func (export "spin") (loop $again (br $again)))
  (func (export "recurse") (call 5))
  (func (export "fault") (drop (i32.load (i32.const -4))))
  ;; 2 before the host's function runs, 4 behind it; of the branches those that are taken count.
  (func (export "refilled") (param $which i32) (result i32)
    (call $refill)
    (block $two (block $one (block $zero (br_table $zero $one $two (local.get $which)))
      (return (i32.const 7)))
      (nop) (return (i32.add (i32.const 3) (i32.const 4))))
    (i32.const 7)))
