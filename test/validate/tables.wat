;; Every instruction on tables, and two tables of two types.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (table $functions 4 10 funcref)
  (table $hosts 4 externref)
  (elem $segment funcref (ref.func $f) (ref.null func))
  (elem (table $functions) (i32.const 0) func $f $f)
  (elem declare func $g)
  (func $f)
  (func $g (param i32 externref)
    (table.set $functions (local.get 0) (table.get $functions (i32.const 1)))
    (table.set $hosts (local.get 0) (local.get 1))
    (drop (table.grow $hosts (local.get 1) (table.size $hosts)))
    (table.fill $hosts (local.get 0) (local.get 1) (i32.const 1))
    (table.copy $functions $functions (i32.const 0) (i32.const 1) (i32.const 2))
    (table.init $functions $segment (i32.const 0) (i32.const 0) (i32.const 1))
    (elem.drop $segment)
    (table.set $functions (i32.const 0) (ref.func $g))
    (drop (ref.is_null (select (result externref) (local.get 1) (ref.null extern) (i32.const 1))))
    (call_indirect $functions (param i32 externref) (local.get 0) (local.get 1) (i32.const 0))))
