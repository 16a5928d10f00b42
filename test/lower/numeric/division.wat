;; Division checks what is undefined in LLVM: a zero divisor, and the smallest integer by -1.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[ZERO:%.*]] = icmp eq i32 [[D:%.*]], 0
  ;; CHECK: br i1 [[ZERO]], label %trap, label %[[NOT_ZERO:[0-9]+]]
  ;; CHECK: trap:
  ;; CHECK: call void @ingot_trap(i32 1, i32 {{[0-9]+}})
  ;; CHECK-NEXT: unreachable
  ;; CHECK: [[NOT_ZERO]]:
  ;; CHECK: [[MIN:%.*]] = icmp eq i32 [[N:%.*]], -2147483648
  ;; CHECK: [[ONE:%.*]] = icmp eq i32 [[D]], -1
  ;; CHECK: [[BOTH:%.*]] = and i1 [[MIN]], [[ONE]]
  ;; CHECK: br i1 [[BOTH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: sdiv i32 [[N]], [[D]]
  (func (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp eq i32 [[D:%.*]], 0
  ;; CHECK: call void @ingot_trap(i32 1,
  ;; CHECK: [[ONE:%.*]] = icmp eq i32 [[D]], -1
  ;; CHECK: [[SAFE:%.*]] = select i1 [[ONE]], i32 1, i32 [[D]]
  ;; CHECK: srem i32 %{{.*}}, [[SAFE]]
  (func (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: icmp eq i32 [[D:%.*]], 0
  ;; CHECK: call void @ingot_trap(i32 1,
  ;; CHECK: udiv i32 %{{.*}}, [[D]]
  (func (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: icmp eq i32 [[D:%.*]], 0
  ;; CHECK: call void @ingot_trap(i32 1,
  ;; CHECK: urem i32 %{{.*}}, [[D]]
  (func (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[ZERO:%.*]] = icmp eq i64 [[D:%.*]], 0
  ;; CHECK: br i1 [[ZERO]], label %trap, label %[[NOT_ZERO:[0-9]+]]
  ;; CHECK: trap:
  ;; CHECK: call void @ingot_trap(i32 1, i32 {{[0-9]+}})
  ;; CHECK-NEXT: unreachable
  ;; CHECK: [[NOT_ZERO]]:
  ;; CHECK: [[MIN:%.*]] = icmp eq i64 [[N:%.*]], -9223372036854775808
  ;; CHECK: [[ONE:%.*]] = icmp eq i64 [[D]], -1
  ;; CHECK: [[BOTH:%.*]] = and i1 [[MIN]], [[ONE]]
  ;; CHECK: br i1 [[BOTH]]
  ;; CHECK: call void @ingot_trap(i32 2,
  ;; CHECK: sdiv i64 [[N]], [[D]]
  (func (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: icmp eq i64 [[D:%.*]], 0
  ;; CHECK: call void @ingot_trap(i32 1,
  ;; CHECK: [[ONE:%.*]] = icmp eq i64 [[D]], -1
  ;; CHECK: [[SAFE:%.*]] = select i1 [[ONE]], i64 1, i64 [[D]]
  ;; CHECK: srem i64 %{{.*}}, [[SAFE]]
  (func (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: icmp eq i64 [[D:%.*]], 0
  ;; CHECK: call void @ingot_trap(i32 1,
  ;; CHECK: udiv i64 %{{.*}}, [[D]]
  (func (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: icmp eq i64 [[D:%.*]], 0
  ;; CHECK: call void @ingot_trap(i32 1,
  ;; CHECK: urem i64 %{{.*}}, [[D]]
  (func (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
  (func (export "_start")))
