;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "unreachable" %run %t-O0
;; RUN: %traps "unreachable" %run %t-O2
;; An unreachable instruction ends the program, wherever it is reached.
(module
  (func $deep (unreachable))
  (func (export "_start") (call $deep)))
