(module
  (memory (export "memory") 1 2)
  ;; Doubles numbers.
  (func $double (export "double") (param $at i32) (param $count i32)
    (loop
      (i32.store (local.get $at) (i32.shl (i32.load (local.get $at)) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; Those that are odd.
  (func (export "double_odd") (param $at i32) (param $count i32)
    (loop
      (if (i32.and (i32.load (local.get $at)) (i32.const 1))
        (then (i32.store (local.get $at) (i32.shl (i32.load (local.get $at)) (i32.const 1)))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; What is written first is overwritten, but for a trap in between.
  (func (export "write_twice") (param $at i32) (param $count i32) (param $between i32)
    (call $write (local.get $at) (local.get $count) (i32.const 1))
    (drop (i32.load (local.get $between)))
    (call $write (local.get $at) (local.get $count) (i32.const 2)))
  (func $write (param $at i32) (param $count i32) (param $value i32)
    (loop
      (i32.store (local.get $at) (local.get $value))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "grow") (result i32) (memory.grow (i32.const 1))))
