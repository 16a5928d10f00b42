;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "integer overflow" %run %t-O0
;; RUN: %traps "integer overflow" %run %t-O2
;; 2147483648 is the first f64 that is too large for an i32.
(module
  (memory 1)
  (data (i32.const 64) "\00\00\00\00\00\00\e0\41")
  (func (export "_start") (drop (i32.trunc_f64_s (f64.load (i32.const 64))))))
