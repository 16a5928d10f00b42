;; An unreachable point does not excuse what follows it.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found f32 (i32.add)

(module (func (result i32) unreachable f32.const 0 i32.add))
