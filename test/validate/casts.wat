;; Casts within a hierarchy; what fails one that null passes is not null.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $super (sub (struct)))
  (type $below (sub $super (struct (field i32))))
  (func (param anyref) (result i32)
    (ref.test (ref $below) (local.get 0))
    (drop (ref.cast (ref null $super) (local.get 0)))
    (drop (ref.cast (ref none) (local.get 0))))
  (func (param (ref null $super)) (result (ref null $below))
    (block $other (result (ref $super))
      (return (br_on_cast_fail $other (ref null $super) (ref null $below) (local.get 0))))
    (drop)
    (ref.null none))
  (func (param externref (ref any)) (result anyref (ref extern))
    (any.convert_extern (local.get 0))
    (extern.convert_any (local.get 1)))
  (func (result i32) (i31.get_s (ref.i31 (i32.const 1))))
  (func (param eqref i31ref) (result i32) (ref.eq (local.get 0) (local.get 1))))
