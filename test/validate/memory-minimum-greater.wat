;; A memory that is larger than it may be.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: size minimum must not be greater than maximum

(module (memory 2 1))
