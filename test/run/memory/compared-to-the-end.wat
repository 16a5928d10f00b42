;; Bytes that are equal up to the memory's end: the next comparison traps, though eight at a time are compared (passes/byte_comparisons).
;; RUN: ingot -O2 %s -o %t
;; RUN: %traps "out of bounds memory access" %run %t
(module
  (memory (export "memory") 1)
  (func (export "_start") (local $p i32) (local $q i32) (local $left i32)
    (local.set $p (i32.add (i32.const 65500) (i32.load (i32.const 0))))
    (local.set $q (i32.add (i32.const 61000) (i32.load (i32.const 4))))
    (local.set $left (i32.add (i32.const 1000) (i32.load (i32.const 8))))
    (block $done
      (loop $again
        (br_if $done (i32.ne (i32.load8_u (local.get $p)) (i32.load8_u (local.get $q))))
        (local.set $p (i32.add (local.get $p) (i32.const 1)))
        (local.set $q (i32.add (local.get $q) (i32.const 1)))
        (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))
    (i32.store (i32.const 0) (local.get $left))))
