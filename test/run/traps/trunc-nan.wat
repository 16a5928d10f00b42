;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "invalid conversion to integer" %run %t-O0
;; RUN: %traps "invalid conversion to integer" %run %t-O2
;; A NaN has no integer value; the payload and the unused result do not matter.
(module
  (memory 1)
  (data (i32.const 64) "\01\00\00\00\00\00\f8\ff")
  (func (export "_start") (drop (i32.trunc_f64_u (f64.load (i32.const 64))))))
