;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O2 --bounds=check %s -o %t-check
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; RUN: %exits 0 %run %t-check
;; Several memories are several: equal addresses in them are different bytes, and each grows by itself.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory $a (export "memory") 1)
  (memory $b 2 3)
  (memory $c 0)
  (data (memory $b) (i32.const 65536) "second")
  (data (memory $a) (i32.const 100) "first")
  (data $d "passive")
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (i32.load8_u $b (i32.const 65536)) (i32.const 0x73)))
    (call $expect (i32.const 2) (i32.eq (i32.load8_u $a (i32.const 100)) (i32.const 0x66)))
    (call $expect (i32.const 3) (i32.eqz (i32.load8_u $b (i32.const 100))))
    (i32.store $a (i32.const 200) (i32.const 1))
    (i32.store $b (i32.const 200) (i32.const 2))
    (call $expect (i32.const 4) (i32.eq (i32.load $a (i32.const 200)) (i32.const 1)))
    (call $expect (i32.const 5) (i32.eq (i32.load $b (i32.const 200)) (i32.const 2)))
    (call $expect (i32.const 6) (i32.eq (memory.grow $c (i32.const 1)) (i32.const 0)))
    (call $expect (i32.const 7) (i32.eq (memory.grow $b (i32.const 2)) (i32.const -1)))
    (call $expect (i32.const 8) (i32.eq (memory.grow $b (i32.const 1)) (i32.const 2)))
    (call $expect (i32.const 9) (i32.eq (memory.size $a) (i32.const 1)))
    (call $expect (i32.const 10) (i32.eq (memory.size $b) (i32.const 3)))
    (call $expect (i32.const 11) (i32.eq (memory.size $c) (i32.const 1)))
    (memory.copy $c $b (i32.const 65530) (i32.const 65536) (i32.const 6))
    (call $expect (i32.const 12) (i32.eq (i32.load $c (i32.const 65532)) (i32.const 0x646e6f63)))
    (memory.copy $a $a (i32.const 101) (i32.const 100) (i32.const 5))
    (call $expect (i32.const 13) (i32.eq (i32.load $a (i32.const 102)) (i32.const 0x74737269)))
    (memory.init $b $d (i32.const 196601) (i32.const 0) (i32.const 7))
    (call $expect (i32.const 14) (i32.eq (i32.load $b (i32.const 196604)) (i32.const 0x65766973)))
    (memory.fill $b (i32.const 0) (i32.const 9) (i32.const 4))
    (call $expect (i32.const 15) (i32.eq (i32.load $b (i32.const 0)) (i32.const 0x09090909)))
    (call $expect (i32.const 16) (i32.eqz (i32.load $c (i32.const 0))))))
