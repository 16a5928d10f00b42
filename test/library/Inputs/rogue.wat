;; Goes wrong in every way there is.
(module
  (import "host" "entered" (func $entered))
  (import "host" "spins_at_start" (func $spins_at_start (result i32)))
  (memory 1)
  (func $start (if (call $spins_at_start) (then (call $entered) (call $spin))))
  (func $spin (loop $again (br $again)))
  (start $start)
  (func (export "trap") unreachable)
  (func (export "spin") (call $entered) (call $spin))
  ;; As deep as 2^40 calls would be.
  (func (export "recurse_without_end") (call $entered) (drop (call $double (i32.const 40))))
  (func $double (param i32) (result i32)
    (if (result i32) (local.get 0)
      (then (i32.add (call $double (i32.sub (local.get 0) (i32.const 1)))
                     (call $double (i32.sub (local.get 0) (i32.const 1)))))
      (else (i32.const 1))))
  (func $deeper (export "exhaust_stack") (call $deeper))
  (func (export "exhaust_memory") (result i32) (local $pages i32)
    (loop $more
      (local.set $pages (i32.add (local.get $pages) (i32.const 1)))
      (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    (i32.store (i32.mul (local.get $pages) (i32.const 65536)) (i32.const 1))
    (local.get $pages)))
