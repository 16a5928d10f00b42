;; Types of equal groups are one type, whatever their indices.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (rec (type $a (struct (field (ref null $b)))) (type $b (func (param (ref $a)))))
  (rec (type $c (struct (field (ref null $d)))) (type $d (func (param (ref $c)))))
  (func (param (ref $d)) (result (ref $b)) (local.get 0)))
