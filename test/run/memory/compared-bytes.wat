;; Bytes in two places are compared until they differ, eight at a time where that cannot be told (passes/byte_comparisons): not beyond where
;; the loop ends, nor beyond the memory, whatever the places, the length and the first difference are.
;; RUN: ingot -O2 %s -o %t && %run %t
;; RUN: ingot -O3 --bounds=check %s -o %t && %run %t
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (type $compare (func (param i32 i32 i32) (result i32)))
  (table funcref (elem $equal $counted))

  ;; How many bytes from $p and $q on are equal, of $n at most.
  (func $equal (type $compare) (param $p i32) (param $q i32) (param $n i32) (result i32) (local $left i32)
    (local.set $left (local.get $n))
    (block $done
      (br_if $done (i32.eqz (local.get $n)))
      (loop $again
        (br_if $done (i32.ne (i32.load8_u (local.get $p)) (i32.load8_u (local.get $q))))
        (local.set $p (i32.add (local.get $p) (i32.const 1)))
        (local.set $q (i32.add (local.get $q) (i32.const 1)))
        (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))
    (i32.sub (local.get $n) (local.get $left)))

  ;; The same, but that it writes down how far it is.
  (func $counted (type $compare) (param $p i32) (param $q i32) (param $n i32) (result i32)
    (i32.store (i32.const 0) (i32.const 0))
    (block $done
      (br_if $done (i32.eqz (local.get $n)))
      (loop $again
        (br_if $done (i32.ne (i32.load8_u (local.get $p)) (i32.load8_u (local.get $q))))
        (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
        (local.set $p (i32.add (local.get $p) (i32.const 1)))
        (local.set $q (i32.add (local.get $q) (i32.const 1)))
        (br_if $again (i32.lt_u (i32.load (i32.const 0)) (local.get $n)))))
    (i32.load (i32.const 0)))

  (func $check (param $p i32) (param $q i32) (param $n i32)
    (if (i32.ne (call_indirect (type $compare) (local.get $p) (local.get $q) (local.get $n) (i32.load8_u (i32.const 8)))
                (call_indirect (type $compare) (local.get $p) (local.get $q) (local.get $n) (i32.load8_u (i32.const 9))))
      (then (call $proc_exit (i32.const 1)))))
  (data (i32.const 8) "\00\01")

  (func (export "_start") (local $n i32) (local $shift i32) (local $different i32)
    ;; 16 places of the second text, all lengths up to 40, the difference at each place or behind the end.
    (loop $shifts
      (local.set $n (i32.const 0))
      (loop $lengths
        (local.set $different (i32.const 0))
        (loop $differences
          (memory.fill (i32.const 1024) (i32.const 7) (i32.const 1024))
          (i32.store8 offset=1600 (i32.add (local.get $shift) (local.get $different)) (i32.const 8))
          (call $check (i32.const 1027) (i32.add (i32.const 1600) (local.get $shift)) (local.get $n))
          (br_if $differences (i32.le_u (local.tee $different (i32.add (local.get $different) (i32.const 1))) (local.get $n))))
        (br_if $lengths (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 40))))
      (br_if $shifts (i32.lt_u (local.tee $shift (i32.add (local.get $shift) (i32.const 1))) (i32.const 16))))
    ;; The memory's last bytes differ at the end only: a length beyond it does no harm.
    (local.set $n (i32.const 1))
    (loop $ends
      (memory.fill (i32.const 65000) (i32.const 7) (i32.const 536))
      (i32.store8 (i32.const 65535) (i32.const 8))
      (call $check (i32.sub (i32.const 65536) (local.get $n)) (i32.const 65000) (i32.const 1000))
      (call $check (i32.const 65000) (i32.sub (i32.const 65536) (local.get $n)) (i32.const -1))
      (br_if $ends (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 40))))))
