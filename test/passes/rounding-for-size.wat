;; RISC-V without Zfa rounds by way of an integer. Where size counts LLVM would call the C library instead, which a program does not have;
;; also where the function that rounds is inlined.
;; RUN: ingot --target=riscv64-linux -Os %s --emit=asm -o - | FileCheck %s --implicit-check-not=ceilf --implicit-check-not=floor
;; RUN: ingot --target=riscv64-linux -Oz %s --emit=asm -o - | FileCheck %s --implicit-check-not=ceilf --implicit-check-not=floor
;; RUN: ingot --target=riscv64-linux -Oz %s -o %t
;; CHECK: fcvt.w.s
;; CHECK: fcvt.l.d
(module
  (global $f32 (mut f32) (f32.const 1.5))
  (global $f64 (mut f64) (f64.const 1.5))
  (func $up (global.set $f32 (f32.ceil (global.get $f32))))
  (func (export "_start") (call $up) (global.set $f64 (f64.floor (global.get $f64)))))
