;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; LLVM would move a store to one address behind the loop, which never ends.
(module
  (memory (export "memory") 1)
  (func (export "_start") (local i32)
    (loop
      (i32.store (i32.const -4) (local.get 0))
      (local.set 0 (i32.add (local.get 0) (i32.const 2)))
      (br_if 0 (i32.ne (local.get 0) (i32.const 1))))))
