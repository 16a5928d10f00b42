;; An atomic access, to a memory that is not even shared.
;; RUN: ingot validate %s 2>&1 | count 0

(module (memory 1) (func (drop (i32.atomic.load (i32.const 0)))))
