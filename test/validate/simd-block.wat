;; A block that gives a vector.
;; RUN: ingot validate %s 2>&1 | count 0

(module (func (drop (block (result v128) unreachable))))
