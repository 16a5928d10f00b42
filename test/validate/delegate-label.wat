;; The label of delegate is counted from outside of the try.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown label 1

(module (func (try (do) (delegate 1))))
