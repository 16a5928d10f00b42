;; A program traps where it has no fuel left, after as many instructions at every level of optimisation; with one more it ends
;; by itself. 9 for each of the numbers, one behind them, and 3 of its own: the call, its argument, and what becomes of the sum.
;; RUN: ingot -O0 --fuel=904 %s -o %t.O0 && %exits 134 %run %t.O0 2>&1 | FileCheck %s
;; RUN: ingot -O2 --meter=fuel --fuel=904 %s -o %t.O2 && %exits 134 %run %t.O2 2>&1 | FileCheck %s
;; RUN: ingot -O3 --part-size=1 --fuel=904 %s -o %t.O3 && %exits 134 %run %t.O3 2>&1 | FileCheck %s
;; RUN: ingot -O0 --fuel=905 %s -o %t.O0 && %run %t.O0
;; RUN: ingot -O2 --fuel=905 %s -o %t.O2 && %run %t.O2
;; RUN: ingot -O3 --part-size=1 --fuel=905 %s -o %t.O3 && %run %t.O3
;; CHECK: ingot: trap: fuel exhausted at 0x{{[0-9a-f]+}} in function 2 "end"
(module
  (memory (export "memory") 1)
  (func $_start (export "_start") (drop (call $sum (i32.const 100))) (call $end))
  (func $sum (param $n i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (i32.add (local.get $sum) (local.get $n)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func $end))
