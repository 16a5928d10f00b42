;; The one form of a guest address: zero-extended to 64 bits, plus the offset, without a flag on the getelementptr.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: %memory.base = load ptr, ptr @memories, align 8, !invariant.load
  ;; CHECK: [[WIDE:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: [[EA:%.*]] = add nuw nsw i64 [[WIDE]], 4294967295
  ;; CHECK: [[P:%.*]] = getelementptr i8, ptr %memory.base, i64 [[EA]]
  ;; CHECK: load volatile i32, ptr [[P]], align 1
  (func (param i32) (result i32) (i32.load offset=4294967295 (local.get 0)))
  ;; No offset, no addition; the alignment given is only a hint.
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[WIDE:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK-NEXT: [[P:%.*]] = getelementptr i8, ptr %memory.base, i64 [[WIDE]]
  ;; CHECK-NEXT: load volatile i64, ptr [[P]], align 1
  (func (param i32) (result i64) (i64.load align=8 (local.get 0)))
  ;; A constant address becomes an instruction of the function that uses it.
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[P:%.*]] = getelementptr i8, ptr %memory.base, i64 16
  ;; CHECK: store volatile i32 7, ptr [[P]], align 1
  (func (i32.store (i32.const 16) (i32.const 7)))
  ;; CHECK-NOT: @memory.0
  (func (export "_start")))
