;; Locals are the parameters and then the groups, of any size.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (func (param i32 f32) (result f64)
    (local i64 i64 i64) (local f64) (local funcref)
    (local.set 0 (i32.const 1))
    (local.set 1 (f32.const 1))
    (local.set 2 (local.tee 4 (i64.const 1)))
    (local.set 6 (ref.null func))
    (local.get 5)))
