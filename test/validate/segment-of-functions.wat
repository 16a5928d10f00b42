;; A segment of functions holds no null, so that a table without null can be made of it.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (table $t 1 (ref func) (ref.func $f))
  (elem (table $t) (i32.const 0) func $f)
  (func $f))
