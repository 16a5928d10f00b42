;; A callee gives what its caller gives.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: the callee gives [i32], which this function does not (return_call)

(module
  (func $callee (result i32) (i32.const 1))
  (func (return_call $callee)))
