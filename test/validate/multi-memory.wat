;; A second memory.
;; RUN: ingot validate %s 2>&1 | count 0

(module (memory 1) (memory 1))
