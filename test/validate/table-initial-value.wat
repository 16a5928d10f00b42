;; A table of references that cannot be null has an initial value, which may read an imported global.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (import "m" "f" (global $f (ref func)))
  (table 1 (ref func) (global.get $f)))
