;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 124 timeout 0.3 %run %t-O0
;; RUN: %exits 124 timeout 0.3 %run %t-O2
;; The same for a loop that the optimiser could take for a pure function whose result is unused.
(module
  (func $spin (param $n i32) (result i32)
    (loop $forever (local.set $n (i32.add (local.get $n) (i32.const 1))) (br $forever))
    (local.get $n))
  (func (export "_start") (drop (call $spin (i32.const 0)))))
