;; A global starts with a value of its type.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found f32 (end)

(module (global i32 (f32.const 1)))
