;; An atomic access promises its natural alignment, no more and no less.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: atomic alignment must be natural

(module
  (memory 1)
  (func (drop (i32.atomic.load align=2 (i32.const 0)))))
