;; Arrays, from values, data and elements.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $bytes (array (mut i8)))
  (type $functions (array (mut funcref)))
  (data $data "abc")
  (elem $elem func $f)
  (func $f (param $b (ref $bytes)) (param $f (ref $functions)) (result i32)
    (array.set $bytes (local.get $b) (i32.const 0) (i32.const 1))
    (array.fill $bytes (local.get $b) (i32.const 0) (i32.const 1) (i32.const 2))
    (array.copy $bytes $bytes (local.get $b) (i32.const 0) (local.get $b) (i32.const 1) (i32.const 2))
    (array.init_data $bytes $data (local.get $b) (i32.const 0) (i32.const 0) (i32.const 1))
    (array.init_elem $functions $elem (local.get $f) (i32.const 0) (i32.const 0) (i32.const 1))
    (drop (array.new_data $bytes $data (i32.const 0) (i32.const 3)))
    (drop (array.new_elem $functions $elem (i32.const 0) (i32.const 1)))
    (drop (array.new_fixed $bytes 2 (i32.const 1) (i32.const 2)))
    (i32.add (array.get_s $bytes (local.get $b) (i32.const 0)) (array.len (local.get $f)))))
