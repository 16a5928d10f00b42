;; What other threads may see is volatile in both strategies, and the size is read atomically.
;; RUN: ingot -O0 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=GUARD

(module
  (memory (export "memory") 1 4 shared)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: load atomic i64, ptr getelementptr inbounds nuw (%Memory, ptr @memories, i32 0, i32 1) monotonic, align 8
  ;; CHECK: icmp ugt
  ;; CHECK: load volatile i32, ptr %{{.*}}, align 1
  ;; GUARD-LABEL: @f0(
  ;; GUARD: load volatile i32, ptr %{{.*}}, align 1
  (func (param i32) (result i32) (i32.load (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: store volatile i64 %{{.*}}, ptr %{{.*}}, align 1
  ;; GUARD-LABEL: @f1(
  ;; GUARD: store volatile i64 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i32 i64) (i64.store (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: load atomic i64, ptr getelementptr inbounds nuw (%Memory, ptr @memories, i32 0, i32 1) seq_cst, align 8
  (func (result i32) memory.size)
  (func (export "_start")))
