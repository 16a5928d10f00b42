;; Functions called by reference, and branches on null.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $f (func (param i32) (result i32)))
  (elem declare func $callee)
  (func $callee (type $f) (local.get 0))
  (func (param (ref null $f)) (result i32) (local $g (ref $f))
    (block $null
      (return (call_ref $f (i32.const 1) (br_on_null $null (local.get 0)))))
    (local.set $g
      (block $non_null (result (ref $f))
        (br_on_non_null $non_null (local.get 0))
        (ref.func $callee)))
    (return_call_ref $f (i32.const 1) (ref.as_non_null (local.get $g)))))
