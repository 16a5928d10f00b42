;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: ingot -O2 --max-memory=1G %s -o %t-limited
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; RUN: %exits 10 %run %t-limited
;; A memory of 64-bit addresses: sizes and failures have 64 bits, and there is memory beyond 4 GiB.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (memory $m i64 1)
  (memory $most i64 0 281474976710656)
  (data $d "abcdefgh")
  (data (memory $m) (i64.const 65530) "xyz")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i64.eq (memory.size $m) (i64.const 1)))
    (call $expect (i32.const 2) (i32.eq (i32.load16_u $m (i64.const 65530)) (i32.const 0x7978)))
    (call $expect (i32.const 3) (i64.eq (memory.grow $m (i64.const 0)) (i64.const 1)))
    (call $expect (i32.const 4) (i64.eq (memory.grow $m (i64.const -1)) (i64.const -1)))
    (call $expect (i32.const 5) (i64.eq (memory.grow $m (i64.const 0x1000000000000)) (i64.const -1)))
    (call $expect (i32.const 6) (i64.eq (memory.grow $m (i64.const 0x100000000)) (i64.const -1)))
    (call $expect (i32.const 7) (i64.eq (memory.size $m) (i64.const 1)))
    (call $expect (i32.const 8) (i64.eq (memory.grow $most (i64.const 1)) (i64.const 0)))
    (call $expect (i32.const 9) (i64.eq (memory.grow $most (i64.const 0x1000000000000)) (i64.const -1)))
    ;; To 5 GiB, of which the last page and one in between are used.
    (call $expect (i32.const 10) (i64.eq (memory.grow $m (i64.const 81919)) (i64.const 1)))
    (call $expect (i32.const 11) (i64.eq (memory.size $m) (i64.const 81920)))
    (call $expect (i32.const 12) (i64.eqz (i64.load $m (i64.const 5368709112))))
    (i64.store $m (i64.const 5368709112) (i64.const 0x1122334455667788))
    (call $expect (i32.const 13) (i64.eq (i64.load $m offset=4 (i64.const 5368709104)) (i64.const 0x5566778800000000)))
    ;; The 32 low bits alone are another address.
    (call $expect (i32.const 14) (i64.eqz (i64.load $m (i64.const 1073741816))))
    ;; Bulk operations across 4 GiB, overlapping, and empty at the very end.
    (memory.fill $m (i64.const 4294967290) (i32.const 0x155) (i64.const 12))
    (call $expect (i32.const 15) (i64.eq (i64.load $m (i64.const 4294967292)) (i64.const 0x5555555555555555)))
    (call $expect (i32.const 16) (i32.eq (i32.load16_u $m (i64.const 4294967289)) (i32.const 0x5500)))
    (call $expect (i32.const 17) (i32.eq (i32.load16_u $m (i64.const 4294967301)) (i32.const 0x0055)))
    (memory.init $m $d (i64.const 4294967292) (i32.const 0) (i32.const 8))
    (memory.copy $m $m (i64.const 4294967293) (i64.const 4294967292) (i64.const 8))
    (call $expect (i32.const 18) (i64.eq (i64.load $m (i64.const 4294967292)) (i64.const 0x6766656463626161)))
    (memory.fill $m (i64.const 5368709120) (i32.const 1) (i64.const 0))
    (memory.copy $m $m (i64.const 5368709120) (i64.const 5368709120) (i64.const 0))
    (memory.init $m $d (i64.const 5368709120) (i32.const 8) (i32.const 0))
    ;; Between memories of different address types the length has 32 bits.
    (memory.copy 0 $m (i32.const 100) (i64.const 4294967293) (i32.const 4))
    (call $expect (i32.const 19) (i32.eq (i32.load (i32.const 100)) (i32.const 0x64636261)))
    (memory.copy $m 0 (i64.const 5368709116) (i32.const 102) (i32.const 4))
    (call $expect (i32.const 20) (i32.eq (i32.load $m (i64.const 5368709116)) (i32.const 0x6463)))))
