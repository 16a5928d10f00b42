;; The older form of exception handling.
;; RUN: ingot validate %s 2>&1 | count 0

(module (func try catch_all end))
