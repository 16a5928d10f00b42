;; Tail calls hand on values wider than a register, those that do not fit registers too.
;;
;; REQUIRES: qemu-system-riscv32
;; RUN: ingot -O2 --target=riscv32-none --stack-size=1k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
;; RUN: ingot -O0 --target=riscv32-none --stack-size=2k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
;; RUN: ingot -O2 --target=riscv32-none -march=rv32imafc --stack-size=1k %s -o %t.elf && %exits 0 %board riscv32-none %t.elf
(module
  (type $wide (func (param i32 i64 f32 f64 v128 i64 f64) (result i64)))
  (table funcref (elem $count))
  (tag $odd (param i64 f64))
  (func $count (type $wide)
    (if (i32.eqz (local.get 0))
      (then
        (if (i64.ne (local.get 5) (i64.const 0x1234567890)) (then unreachable))
        (if (f64.ne (local.get 6) (f64.const 1000.5)) (then unreachable))
        (if (f32.ne (local.get 2) (f32.const -1000)) (then unreachable))
        (if (f64.ne (local.get 3) (f64.const 2.5)) (then unreachable))
        (if (i64.ne (i64x2.extract_lane 1 (local.get 4)) (i64.const 0x200000001)) (then unreachable))
        (return (local.get 1))))
    (return_call_indirect (type $wide)
      (i32.sub (local.get 0) (i32.const 1)) (i64.add (local.get 1) (i64.const 0x100000001))
      (f32.sub (local.get 2) (f32.const 1)) (local.get 3) (local.get 4) (local.get 5)
      (f64.add (local.get 6) (f64.const 1)) (i32.const 0)))
  (func $throw (result i64) (throw $odd (i64.const 0x300000007) (f64.const 0.5)))
  (func (export "_start")
    (if (i64.ne (i64.const 0x3E8000003E8)
                (call $count (i32.const 1000) (i64.const 0) (f32.const 0) (f64.const 2.5)
                      (v128.const i64x2 1 0x200000001) (i64.const 0x1234567890) (f64.const 0.5)))
      (then unreachable))
    (block $caught (result i64 f64)
      (try_table (catch $odd $caught) (drop (call $throw)))
      unreachable)
    (if (f64.ne (f64.const 0.5)) (then unreachable))
    (if (i64.ne (i64.const 0x300000007)) (then unreachable))))
