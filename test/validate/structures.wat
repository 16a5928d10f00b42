;; Structures: made, read and written, also with packed fields.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $point (struct (field $x (mut i8)) (field $y f64) (field $next (ref null $point))))
  (func (param (ref null $point)) (result i32 f64)
    (struct.set $point $x (local.get 0) (i32.const 300))
    (drop (struct.new_default $point))
    (drop (struct.new $point (i32.const 1) (f64.const 2) (local.get 0)))
    (struct.get_u $point $x (local.get 0))
    (struct.get $point $y (struct.get $point $next (local.get 0)))))
