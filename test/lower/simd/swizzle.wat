;; Each CPU has an instruction for i8x16.swizzle, but RISC-V without the V extension.
;; RUN: ingot -O2 -S --target=x86_64-linux %s -o - | FileCheck --check-prefix=X86 %s
;; RUN: ingot -O2 -S --target=aarch64-linux %s -o - | FileCheck --check-prefix=AARCH64 %s
;; RUN: ingot -O2 -S --target=riscv64-linux -mattr=+v %s -o - | FileCheck --check-prefix=RISCV-V %s
;; RUN: ingot -O2 -S --target=riscv64-linux %s -o - | FileCheck --check-prefix=RISCV %s

;; X86: pshufb
;; AARCH64: tbl
;; RISCV-V: vmsleu.vi
;; RISCV-V: vrgather.vv
;; RISCV: lbu
;; RISCV-NOT: {{call|vrgather}}
;; RISCV: ret
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (v128.store (i32.const 0) (i8x16.swizzle (v128.load (i32.const 16)) (v128.load (i32.const 32))))))
