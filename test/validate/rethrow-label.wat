;; Only what was caught is thrown again.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: invalid rethrow label 0: it is not that of a catch

(module (func (block (rethrow 0))))
