;; Nothing to drop.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected an operand, found nothing (drop)

(module (func drop))
