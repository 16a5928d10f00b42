;; More operands than the implementation takes, even where they need not be there.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: too many operands of array.new_fixed: 10001, the limit is 10000

(module
  (type $bytes (array i8))
  (func unreachable (drop (array.new_fixed $bytes 10001))))
