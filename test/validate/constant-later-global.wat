;; A global cannot read one that comes later, nor itself.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown global 0

(module (global i32 (global.get 0)))
