;; A vector instruction.
;; RUN: ingot validate %s 2>&1 | count 0

(module (func (drop (v128.const i64x2 1 2))))
