;; With --bounds=check, and for 64-bit memories always, a comparison with the present size is in front of each access,
;; which is then a plain one.
;; RUN: ingot -O0 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=GUARD

(module
  (memory (export "memory") 1)
  (memory $wide i64 1)
  (memory $fixed i64 2 2)
  ;; CHECK: @memories = internal global [3 x %Memory] [%Memory { ptr null, i64 65536, i64 4294901760, i64 0, i8 16, i8 0,
  ;; GUARD: @memories = internal global [3 x %Memory] [%Memory { ptr null, i64 65536, i64 4294901760, i64 0, i8 16, i8 1,
  ;; The end of a 32-bit access is a 64-bit number that cannot wrap.
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[SIZE:%.*]] = load i64, ptr getelementptr inbounds nuw (%Memory, ptr @memories, i32 0, i32 1), align 8, !range
  ;; CHECK: [[WIDE:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: [[END:%.*]] = add nuw nsw i64 [[WIDE]], 4294967299
  ;; CHECK: [[OUT:%.*]] = icmp ugt i64 [[END]], [[SIZE]]
  ;; CHECK: br i1 [[OUT]], label %trap, label %[[NEXT:.*]], !prof
  ;; CHECK: trap:
  ;; CHECK-NEXT: call void @ingot_trap(i32 4, i32 {{[0-9]+}})
  ;; CHECK-NEXT: unreachable
  ;; CHECK: [[NEXT]]:
  ;; CHECK: [[EA:%.*]] = add nuw nsw i64 %{{.*}}, 4294967295
  ;; CHECK: [[P:%.*]] = getelementptr i8, ptr %memory.base{{.*}}, i64 [[EA]]
  ;; CHECK: load i32, ptr [[P]], align 1
  ;; GUARD-LABEL: @f0(
  ;; GUARD-NOT: icmp
  ;; GUARD: load volatile i32, ptr %{{.*}}, align 1
  (func (param i32) (result i32) (i32.load offset=4294967295 (local.get 0)))
  ;; Nothing is added to a 64-bit address before it is known to be in bounds.
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[SIZE:%.*]] = load i64, ptr getelementptr inbounds nuw (%Memory, ptr getelementptr inbounds {{.*}}, i32 0, i32 1), align 8
  ;; CHECK: [[LEFT:%.*]] = call i64 @llvm.usub.sat.i64(i64 [[SIZE]], i64 15)
  ;; CHECK: icmp uge i64 %{{.*}}, [[LEFT]]
  ;; CHECK: [[EA:%.*]] = add i64 %{{.*}}, 8
  ;; CHECK: store i64 %{{.*}}, ptr %{{.*}}, align 1
  ;; GUARD-LABEL: @f1(
  ;; GUARD: call i64 @llvm.usub.sat.i64(
  ;; GUARD: store i64 %{{.*}}, ptr %{{.*}}, align 1
  (func (param i64 i64) (i64.store $wide offset=8 (local.get 0) (local.get 1)))
  ;; The size of a memory that cannot grow is known.
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call i64 @llvm.usub.sat.i64(i64 131072, i64 1)
  (func (param i64) (result i32) (i32.load16_u $fixed (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: lshr i64 %{{.*}}, 16
  ;; CHECK-NOT: trunc
  ;; CHECK: ret
  (func (result i64) (memory.size $wide))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[OLD:%.*]] = call i64 @ingot_memory_grow(
  ;; CHECK-NOT: trunc
  ;; CHECK: ret
  (func (param i64) (result i64) (memory.grow $wide (local.get 0)))
  (func (export "_start")))
