;; Tail calls in a kilobyte of stack, and exceptions, on a board.
;;
;; REQUIRES: qemu-system-riscv32, qemu-system-riscv64, qemu-system-aarch64
;; RUN: ingot -O2 --target=riscv32-none --stack-size=1k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
;; RUN: ingot -O2 --target=riscv64-none --stack-size=1k %s -o %t.elf && %exits 0 %board riscv64-none %t.elf
;; RUN: ingot -O2 --target=aarch64-none --stack-size=1k %s -o %t.elf && %exits 0 %board aarch64-none %t.elf
;; RUN: ingot -O0 --target=riscv32-none --stack-size=2k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
;; RUN: ingot -O0 --target=riscv64-none --stack-size=2k %s -o %t.elf && %exits 0 %board riscv64-none %t.elf
;; RUN: ingot -O0 --target=aarch64-none --stack-size=2k %s -o %t.elf && %exits 0 %board aarch64-none %t.elf
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (tag $odd (param i64))
  (func $even (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0))
      (then (i32.const 1))
      (else (return_call $odd (i32.sub (local.get 0) (i32.const 1))))))
  (func $odd (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0))
      (then (throw $odd (i64.const 41)))
      (else (return_call $even (i32.sub (local.get 0) (i32.const 1))))))
  (func $parity (param i32) (result i64)
    (block $caught (result i64)
      (try_table (catch $odd $caught)
        (return (i64.extend_i32_u (call $even (local.get 0)))))
      (i64.const 0)))
  (func (export "_start") (local $i i32)
    (if (i64.ne (call $parity (i32.const 1000000)) (i64.const 1)) (then (call $proc_exit (i32.const 1))))
    (if (i64.ne (call $parity (i32.const 1000001)) (i64.const 41)) (then (call $proc_exit (i32.const 2))))
    ;; More exceptions than there is room for at once.
    (loop $again
      (if (i64.ne (call $parity (i32.const 1)) (i64.const 41)) (then (call $proc_exit (i32.const 3))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 10000))))))
