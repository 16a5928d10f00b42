;; table.get and table.set check the index against the size.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (table $t 10 funcref)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[INDEX:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: [[SIZE:%.*]] = load i64, ptr getelementptr inbounds nuw (%Table, ptr @tables, i32 0, i32 1)
  ;; CHECK: icmp uge i64 [[INDEX]], [[SIZE]]
  ;; CHECK: call void @ingot_trap(i32 5,
  ;; CHECK: [[ELEMENTS:%.*]] = load ptr, ptr @tables, align 8, !invariant.load
  ;; CHECK: [[SLOT:%.*]] = getelementptr ptr, ptr [[ELEMENTS]], i64 [[INDEX]]
  ;; CHECK: load ptr, ptr [[SLOT]]
  (func (param i32) (result funcref) (table.get $t (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call void @ingot_trap(i32 5,
  ;; CHECK: store ptr %{{.*}}, ptr %{{.*}}
  (func (param i32 funcref) (table.set $t (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: [[SIZE:%.*]] = load i64, ptr getelementptr inbounds nuw (%Table, ptr @tables, i32 0, i32 1)
  ;; CHECK: trunc i64 [[SIZE]] to i32
  (func (result i32) (table.size $t))
  (func (export "_start")))
