;; Constant expressions make structures and arrays, and read all globals before them.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $s (struct (field i32)))
  (type $a (array (ref $s)))
  (global $s (ref $s) (struct.new $s (i32.add (i32.const 1) (i32.const 2))))
  (global $a (ref $a) (array.new_fixed $a 2 (global.get $s) (struct.new_default $s)))
  (global i31ref (ref.i31 (i32.const 1)))
  (global externref (extern.convert_any (global.get $a)))
  (global v128 (v128.const i64x2 1 2)))
