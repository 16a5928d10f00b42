;; rv64gc does not promise unaligned accesses, and the alignment of a WebAssembly access is only a hint: by default LLVM
;; makes them of bytes. With -mattr=+unaligned-scalar-mem each is one instruction (docs/targets.md).
;; RUN: ingot -O2 -S --target=riscv64-linux %s -o - | FileCheck --check-prefix=BYTES %s
;; RUN: ingot -O2 -S --target=riscv64-linux -mattr=+unaligned-scalar-mem %s -o - | FileCheck --check-prefix=WHOLE %s
;; RUN: ingot -O2 -S --target=aarch64-linux %s -o - | FileCheck --check-prefix=AARCH64 %s
(module
  (memory (export "memory") 1)
  (table funcref (elem $f $g))
  ;; BYTES-LABEL: f0:
  ;; BYTES-COUNT-4: lbu
  ;; BYTES-NOT: {{ld|lw}}
  ;; BYTES: ret
  ;; WHOLE-LABEL: f0:
  ;; WHOLE-NOT: lbu
  ;; WHOLE: lw
  ;; WHOLE: ret
  ;; AARCH64-LABEL: f0:
  ;; AARCH64: ldr w
  ;; AARCH64: ret
  (func $f (param i32) (result i32) (i32.load (local.get 0)))
  ;; BYTES-LABEL: f1:
  ;; BYTES-COUNT-8: sb
  ;; BYTES: ret
  ;; WHOLE-LABEL: f1:
  ;; WHOLE-NOT: sb
  ;; WHOLE: sd
  ;; WHOLE: ret
  (func $g (param i32 i64) (i64.store (local.get 0) (local.get 1)))
  (func (export "_start")
    (i32.store (i32.const 0)
      (call_indirect (param i32) (result i32) (i32.load (i32.const 4)) (i32.load (i32.const 8))))))
