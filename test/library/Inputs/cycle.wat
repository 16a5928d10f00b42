(module
  (import "env" "fails" (func $fails (result i32)))
  (memory (export "memory") 2 200)
  (table 4 funcref)
  (data (i32.const 70000) "\01")
  (func $start (if (call $fails) (then unreachable)))
  (start $start)
  ;; Grows to this many pages more, and the address of the last byte written; all of them are touched.
  (func (export "touch") (param $pages i32) (result i32)
    (local $page i32)
    (drop (memory.grow (local.get $pages)))
    (loop $next
      (i32.store8 (i32.mul (local.get $page) (i32.const 65536)) (i32.const 1))
      (br_if $next (i32.ne (local.tee $page (i32.add (local.get $page) (i32.const 1)))
                           (select (i32.const 65536) (local.get $pages) (i32.eq (local.get $pages) (i32.const -1))))))
    (i32.mul (local.get $page) (i32.const 65536))))
