;; memory.size reads the size in bytes, memory.grow is the runtime's.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[BYTES:%.*]] = load i64, ptr getelementptr inbounds nuw (%Memory, ptr @memories, i32 0, i32 1)
  ;; CHECK: [[PAGES:%.*]] = lshr i64 [[BYTES]], 16
  ;; CHECK: trunc i64 [[PAGES]] to i32
  (func (result i32) memory.size)
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[DELTA:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: [[OLD:%.*]] = call i64 @ingot_memory_grow(ptr @memories, i64 [[DELTA]])
  ;; CHECK: trunc i64 [[OLD]] to i32
  (func (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "_start")))
