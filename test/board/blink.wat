;; The least of programs that does something: integers, one import, and 64 bytes of linear memory. All of it fits 4 KiB of
;; flash and 1 KiB of RAM beside the linear memory, its stack included; the linker holds it to that.
;;
;; REQUIRES: qemu-system-riscv32
;; RUN: ingot -Oz -g0 --target=riscv32-none --stack-size=768 --memory-map=flash=0x80000000:4k,ram=0x80001000:1088 %s -o %t.elf
;; RUN: %exits 0 %board riscv32-none %t.elf | FileCheck %s
;; CHECK: #.#.#.#.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 64 64 (pagesize 1))
  (data (i32.const 0) "\10\00\00\00\01\00\00\00")  ;; one buffer: the byte at 16
  (global $is_on (mut i32) (i32.const 0))
  (func $wait (local $left i32)
    (local.set $left (i32.const 1000))
    (loop $again
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))
  (func $toggle
    (global.set $is_on (i32.xor (global.get $is_on) (i32.const 1)))
    (i32.store8 (i32.const 16) (select (i32.const 35) (i32.const 46) (global.get $is_on)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20))))
  (func (export "_start") (local $left i32)
    (local.set $left (i32.const 8))
    (loop $again
      (call $toggle)
      (call $wait)
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))
