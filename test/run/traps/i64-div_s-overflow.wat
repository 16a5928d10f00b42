;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "integer overflow" %run %t-O0
;; RUN: %traps "integer overflow" %run %t-O2
;; The most negative i64 divided by -1 does not fit in the type.
(module
  (memory 1)
  (data (i32.const 64) "\ff\ff\ff\ff\ff\ff\ff\ff")
  (func (export "_start")
    (drop (i64.div_s (i64.const -9223372036854775808) (i64.load (i32.const 64))))))
