;; Memories and tables lie in the image: a memory grows to --max-memory and no further, a table to its maximum. New pages are
;; zero, accesses up to the end are good.
;;
;; REQUIRES: qemu-system-riscv32, qemu-system-riscv64, qemu-system-aarch64
;; RUN: ingot -O2 --target=riscv32-none --max-memory=192k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
;; RUN: ingot -O2 --target=riscv64-none --max-memory=192k %s -o %t.elf && %exits 0 %board riscv64-none %t.elf
;; RUN: ingot -O2 --target=aarch64-none --max-memory=192k %s -o %t.elf && %exits 0 %board aarch64-none %t.elf
;; RUN: ingot -O0 --target=riscv32-none --max-memory=192k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
;; RUN: ingot -O0 --target=riscv64-none --max-memory=192k %s -o %t.elf && %exits 0 %board riscv64-none %t.elf
;; RUN: ingot -O0 --target=aarch64-none --max-memory=192k %s -o %t.elf && %exits 0 %board aarch64-none %t.elf
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory $m (export "memory") 1)
  (memory $small 3 8 (pagesize 1))
  (table $t 1 3 funcref)
  (elem $e func $nine)
  (data $d "abcd")
  (type $f (func (result i32)))
  (func $nine (result i32) (i32.const 9))
  (func $check (param $case i32) (param $good i32)
    (if (i32.eqz (local.get $good)) (then (call $proc_exit (local.get $case)))))
  (func (export "_start")
    (call $check (i32.const 1) (i32.eq (memory.grow (i32.const 2)) (i32.const 1)))
    (call $check (i32.const 2) (i32.eq (memory.grow (i32.const 1)) (i32.const -1)))
    (call $check (i32.const 3) (i64.eqz (i64.load (i32.const 196600))))
    (i64.store (i32.const 196600) (i64.const 0x1122334455667788))
    (call $check (i32.const 4) (i32.eq (i32.load offset=1 (i32.const 196600)) (i32.const 0x44556677)))
    (call $check (i32.const 5) (i32.eq (memory.grow $small (i32.const 5)) (i32.const 3)))
    (call $check (i32.const 6) (i32.eq (memory.grow $small (i32.const 1)) (i32.const -1)))
    (memory.init $small $d (i32.const 4) (i32.const 0) (i32.const 4))
    (call $check (i32.const 7) (i32.eq (i32.load $small (i32.const 4)) (i32.const 0x64636261)))
    (memory.copy $m $small (i32.const 3) (i32.const 4) (i32.const 4))
    (call $check (i32.const 8) (i32.eq (i32.load $m (i32.const 3)) (i32.const 0x64636261)))
    (memory.fill (i32.const 5) (i32.const 0x7F) (i32.const 3))
    (call $check (i32.const 9) (i32.eq (i32.load $m (i32.const 3)) (i32.const 0x7F7F6261)))
    (call $check (i32.const 10) (i32.eq (table.grow $t (ref.null func) (i32.const 2)) (i32.const 1)))
    (call $check (i32.const 11) (i32.eq (table.grow $t (ref.null func) (i32.const 1)) (i32.const -1)))
    (table.init $t $e (i32.const 2) (i32.const 0) (i32.const 1))
    (call $check (i32.const 12) (i32.eq (call_indirect $t (type $f) (i32.const 2)) (i32.const 9)))))
