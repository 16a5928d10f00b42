;; Behind an unreachable point a reference that is not null is of any reference type.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $f (func))
  (func (result (ref $f)) unreachable ref.as_non_null)
  (func unreachable ref.as_non_null any.convert_extern drop)
  (func (block unreachable br_on_null 0 drop)))
