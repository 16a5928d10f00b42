;; What threads share never moves, so it says how large it gets.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: shared memory must have maximum

(module (memory 1 shared))
