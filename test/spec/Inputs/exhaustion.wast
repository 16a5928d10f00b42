;; A recursion that the stack ends, in a module that has nothing else.
(module
  (func $f (export "f") (param i64) (result i64)
    (i64.mul (local.get 0) (call $f (i64.sub (local.get 0) (i64.const 1))))))
(assert_exhaustion (invoke "f" (i64.const 3)) "call stack exhausted")
