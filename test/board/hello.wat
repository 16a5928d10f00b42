;; A program for a board prints over the UART and ends the emulation with its status.
;;
;; REQUIRES: qemu-system-riscv32, qemu-system-riscv64, qemu-system-aarch64
;; RUN: ingot --target=riscv32-none %s -o %t.elf
;; RUN: %exits 7 %board riscv32-none %t.elf | FileCheck %s
;; RUN: ingot -O0 --target=riscv32-none --stack-size=1k %s -o %t.elf
;; RUN: %exits 7 %board riscv32-none %t.elf | FileCheck %s
;; RUN: ingot --target=riscv64-none %s -o %t.elf
;; RUN: %exits 7 %board riscv64-none %t.elf | FileCheck %s
;; RUN: ingot -O0 --target=riscv64-none --stack-size=1k %s -o %t.elf
;; RUN: %exits 7 %board riscv64-none %t.elf | FileCheck %s
;; RUN: ingot --target=aarch64-none %s -o %t.elf
;; RUN: %exits 7 %board aarch64-none %t.elf | FileCheck %s
;; RUN: ingot -O0 --target=aarch64-none --stack-size=1k %s -o %t.elf
;; RUN: %exits 7 %board aarch64-none %t.elf | FileCheck %s
;; CHECK: hello, board
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "hello, board\n")
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 16))
    (i32.store (i32.const 4) (i32.const 13))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (call $proc_exit (i32.const 7))))
