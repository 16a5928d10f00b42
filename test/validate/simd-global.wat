;; A vector global.
;; RUN: ingot validate %s 2>&1 | count 0

(module (global v128 (v128.const i64x2 1 2)))
