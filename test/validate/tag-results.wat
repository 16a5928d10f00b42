;; Exceptions have no results.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: non-empty tag result type

(module (tag (result i32)))
