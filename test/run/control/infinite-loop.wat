;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 124 timeout 0.3 %run %t-O0
;; RUN: %exits 124 timeout 0.3 %run %t-O2
;; A loop without side effects stays a loop: with mustprogress LLVM would fall through it (timeout gives status 124).
(module
  (memory 1)
  (func (export "_start")
    (loop $forever (br_if $forever (i32.eqz (i32.const 0))))
    (unreachable)))
