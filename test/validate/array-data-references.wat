;; Bytes are no references.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: array type is not numeric or vector

(module
  (type $functions (array (mut funcref)))
  (data $data "abc")
  (func (drop (array.new_data $functions $data (i32.const 0) (i32.const 3)))))
