;; A vector local.
;; RUN: ingot validate %s 2>&1 | count 0

(module (func (local v128)))
