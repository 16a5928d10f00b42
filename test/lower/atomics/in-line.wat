;; Atomic accesses of every width are done in line on every target: there is no library to call.
;; RUN: ingot -O0 -c --target=aarch64-linux %s -o %t.aarch64-O0.o && llvm-nm -u %t.aarch64-O0.o | FileCheck %s
;; RUN: ingot -O2 -c --target=aarch64-linux %s -o %t.aarch64-O2.o && llvm-nm -u %t.aarch64-O2.o | FileCheck %s
;; RUN: ingot -O0 -c --target=riscv64-linux %s -o %t.riscv64-O0.o && llvm-nm -u %t.riscv64-O0.o | FileCheck %s
;; RUN: ingot -O2 -c --target=riscv64-linux %s -o %t.riscv64-O2.o && llvm-nm -u %t.riscv64-O2.o | FileCheck %s
;; CHECK-NOT: {{ U __(sync|aarch64|riscv|atomic)|atomic}}

;; Sequentially consistent: loads that acquire and stores that release; on RISC-V fences around the access (ISA manual,
;; "Mappings from C/C++ primitives to RISC-V primitives").
;; RUN: ingot -O2 -S --target=aarch64-linux %s -o - | FileCheck --check-prefix=AARCH64 %s
;; RUN: ingot -O2 -S --target=riscv64-linux %s -o - | FileCheck --check-prefix=RISCV %s
(module
  (memory (export "memory") 1 1 shared)
  (type $f (func (result i64)))
  (table funcref (elem $f0 $f1 $f2 $f3 $f4))
  ;; AARCH64-LABEL: f0:
  ;; AARCH64: ldar w
  ;; AARCH64: stlr w
  ;; AARCH64: dmb ish
  ;; RISCV-LABEL: f0:
  ;; RISCV: fence rw, rw
  ;; RISCV-NEXT: lw
  ;; RISCV-NEXT: fence r, rw
  ;; RISCV: fence rw, w
  ;; RISCV-NEXT: sw
  ;; RISCV: fence rw, rw
  (func $f0
    (i32.atomic.store (i32.const 4) (i32.atomic.load (i32.const 0)))
    (atomic.fence))
  ;; AARCH64-LABEL: f1:
  ;; AARCH64: ldaxrb
  ;; AARCH64: stlxrb
  ;; RISCV-LABEL: f1:
  ;; RISCV: lr.w.aqrl
  ;; RISCV: sc.w.rl
  (func $f1 (result i32)
    (i32.atomic.rmw8.add_u (i32.const 1) (i32.const 7)))
  ;; AARCH64-LABEL: f2:
  ;; AARCH64: ldaxrh
  ;; AARCH64: stlxrh
  ;; RISCV-LABEL: f2:
  ;; RISCV: lr.w.aqrl
  ;; RISCV: sc.w.rl
  (func $f2 (result i64)
    (i64.atomic.rmw16.cmpxchg_u (i32.const 2) (i64.const 7) (i64.const 8)))
  ;; RISCV-LABEL: f3:
  ;; RISCV: amoadd.d.aqrl
  (func $f3 (result i64)
    (i64.atomic.rmw.add (i32.const 8) (i64.const 7)))
  ;; RISCV-LABEL: f4:
  ;; RISCV: amoxor.w.aqrl
  (func $f4 (result i32)
    (i32.atomic.rmw.xor (i32.const 8) (i32.const 7)))
  (func (export "_start")
    (drop (call_indirect (type $f) (i32.load (i32.const 4))))))
