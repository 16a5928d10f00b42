;; A tail call.
;; RUN: ingot validate %s 2>&1 | count 0

(module (func return_call 0))
