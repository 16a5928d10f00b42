;; Constants, references, imported immutable globals, and arithmetic on integers.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (global $base (import "env" "base") i32)
  (global $next i32 (i32.add (global.get $base) (i32.const 8)))
  (global $far i64 (i64.mul (i64.sub (i64.const 5) (i64.const 2)) (i64.const 7)))
  (global f32 (f32.const 1))
  (global f64 (f64.const nan:0x4))
  (global externref (ref.null extern))
  (global (mut i32) (global.get $base))
  (memory 1)
  (table 1 funcref)
  (data (i32.sub (global.get $base) (i32.const 4)) "x")
  (elem (global.get $base) funcref (ref.null func)))
