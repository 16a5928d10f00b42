;; Exports, globals and segments declare references.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (func $exported (export "exported"))
  (func $in_global)
  (func $in_segment)
  (func $in_expression)
  (global funcref (ref.func $in_global))
  (elem declare func $in_segment)
  (elem funcref (ref.func $in_expression))
  (func
    (drop (ref.func $exported))
    (drop (ref.func $in_global))
    (drop (ref.func $in_segment))
    (drop (ref.func $in_expression))))
