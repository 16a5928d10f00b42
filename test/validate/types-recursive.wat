;; Types of a group refer to each other, and a subtype is declared where its supertype is.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (rec
    (type $list (sub (struct (field (ref null $node)))))
    (type $node (sub $list (struct (field (ref null $node)) (field (mut i8)))))))
