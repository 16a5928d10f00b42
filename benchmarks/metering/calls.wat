;; Nothing but calls, and nothing but a loop: what metering costs where it looks most often.
(module
  (func $fibonacci (export "fibonacci") (param $n i32) (result i32)
    (if (i32.lt_u (local.get $n) (i32.const 2)) (then (return (local.get $n))))
    (i32.add (call $fibonacci (i32.sub (local.get $n) (i32.const 1)))
             (call $fibonacci (i32.sub (local.get $n) (i32.const 2)))))
  (func (export "mix") (param $n i32) (result i32) (local $hash i32)
    (loop $next
      (local.set $hash (i32.mul (i32.xor (local.get $hash) (local.get $n)) (i32.const 0x01000193)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $hash)))
