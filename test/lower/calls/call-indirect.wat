;; An indirect call checks the index, then null, then the type, in this order. Equal types have one object.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (type $a (func (param i32) (result i32)))
  (type $b (func (param i64)))
  (type $same_as_a (func (param i32) (result i32)))
  (table 1 funcref)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[INDEX:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: icmp uge i64 [[INDEX]],
  ;; CHECK: call void @ingot_trap(i32 6,
  ;; CHECK: [[SLOT:%.*]] = getelementptr ptr, ptr %{{.*}}, i64 [[INDEX]]
  ;; CHECK: [[REF:%.*]] = load ptr, ptr [[SLOT]]
  ;; CHECK: icmp eq ptr [[REF]], null
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK: [[TYPE_AT:%.*]] = getelementptr inbounds nuw %FunctionReference, ptr [[REF]], i32 0, i32 1
  ;; CHECK: [[TYPE:%.*]] = load ptr, ptr [[TYPE_AT]]
  ;; CHECK: icmp eq ptr [[TYPE]], @type0
  ;; CHECK: call void @ingot_trap(i32 8,
  ;; CHECK: [[CODE_AT:%.*]] = getelementptr inbounds nuw %FunctionReference, ptr [[REF]], i32 0, i32 0
  ;; CHECK: [[CODE:%.*]] = load ptr, ptr [[CODE_AT]]
  ;; CHECK: call fastcc i32 [[CODE]](i32 %{{.*}})
  (func (param i32 i32) (result i32) (call_indirect (type $a) (local.get 1) (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp eq ptr %{{.*}}, @type1
  (func (param i64 i32) (call_indirect (type $b) (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: icmp eq ptr %{{.*}}, @type0
  (func (param i32 i32) (result i32) (call_indirect (type $same_as_a) (local.get 1) (local.get 0)))
  ;; A table that changes.
  (func (table.set (i32.const 0) (ref.null func)))
  (func (export "_start")))
