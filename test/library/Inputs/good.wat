;; Keeps a sum.
(module
  (global $sum (mut i64) (i64.const 0))
  (func (export "add") (param i64) (result i64)
    (global.set $sum (i64.add (global.get $sum) (local.get 0)))
    (global.get $sum)))
