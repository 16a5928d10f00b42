;; No more than the width of the access.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: alignment must not be larger than natural

(module (memory 1) (func (drop (i32.load16_u align=4 (i32.const 0)))))
