;; The maximum of a table is only a permission, so it may be beyond the limit.
;; RUN: ingot validate %s 2>&1 | count 0

(module (table 1 0xffffffff funcref))
