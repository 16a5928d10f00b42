;; A program with something of everything that an object can hold.
(module
  (memory (export "memory") 2 10)
  (data (i32.const 16) "some bytes")
  (global $count (mut i32) (i32.const 0))
  (table 4 funcref)
  (elem (i32.const 1) $increment $double)
  (type $step (func (param i32) (result i32)))
  (func $increment (type $step) (i32.add (local.get 0) (i32.const 1)))
  (func $double (type $step) (i32.mul (local.get 0) (i32.const 2)))
  (func $apply (param i32) (result i32)
    (call_indirect (type $step) (i32.load8_u (local.get 0)) (i32.and (local.get 0) (i32.const 3))))
  (func (export "_start")
    (loop $again
      (global.set $count (i32.add (global.get $count) (call $increment (global.get $count))))
      (br_if $again (i32.lt_u (global.get $count) (i32.const 100))))
    (if (i32.eqz (global.get $count)) (then (drop (call $apply (i32.const 17)))))))
