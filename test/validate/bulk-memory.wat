;; Segments that are copied and dropped, memory that is filled and copied.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (memory 1)
  (data $text "text")
  (func (param i32)
    (memory.init $text (local.get 0) (i32.const 1) (i32.const 3))
    (data.drop $text)
    (memory.copy (local.get 0) (i32.const 1) (i32.const 2))
    (memory.fill (local.get 0) (i32.const 1) (i32.const 2))
    (drop (memory.grow (memory.size)))))
