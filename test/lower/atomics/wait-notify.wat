;; Waiting and notifying are the runtime's, which does not check: the bounds are compared even where memory is guarded.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1 4 shared)
  (memory 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: and i32 %{{.*}}, 3
  ;; CHECK: [[SIZE:%.*]] = load atomic i64, ptr getelementptr inbounds nuw (%Memory, ptr @memories, i32 0, i32 1) monotonic, align 8
  ;; CHECK: [[END:%.*]] = add nuw nsw i64 %{{.*}}, 12
  ;; CHECK: icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: [[AT:%.*]] = add nuw nsw i64 %{{.*}}, 8
  ;; CHECK: call i32 @ingot_atomic_wait32(ptr @memories, i64 [[AT]], i32 %{{.*}}, i64 %{{.*}})
  (func (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 offset=8 (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: and i32 %{{.*}}, 7
  ;; CHECK: add nuw nsw i64 %{{.*}}, 8
  ;; CHECK: call i32 @ingot_atomic_wait64(ptr @memories, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  (func (param i32 i64 i64) (result i32)
    (memory.atomic.wait64 (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: and i32 %{{.*}}, 3
  ;; CHECK: call i32 @ingot_atomic_notify(ptr @memories, i64 %{{.*}}, i32 %{{.*}})
  (func (param i32 i32) (result i32) (memory.atomic.notify (local.get 0) (local.get 1)))
  ;; Nobody could wake who waits in a memory that is not shared.
  ;; CHECK-LABEL: @f3(
  ;; CHECK: and i32 %{{.*}}, 3
  ;; CHECK-NOT: icmp ugt
  ;; CHECK: call void @ingot_trap(
  ;; CHECK: call void @ingot_trap(
  ;; CHECK-NEXT: unreachable
  ;; CHECK-NOT: ingot_atomic_wait32
  (func (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 1 (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: fence seq_cst
  (func (atomic.fence))
  (func (export "_start")))
