;; A callee may give more precise results than its caller.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (table 1 funcref)
  (func $callee (param i32) (result (ref func)) unreachable)
  (func (result i64 funcref) unreachable)
  (func (result funcref) (return_call $callee (i32.const 1)))
  (func (result funcref) (return_call_indirect (param i32) (result (ref func)) (i32.const 1) (i32.const 0))))
