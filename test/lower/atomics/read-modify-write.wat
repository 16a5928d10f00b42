;; One instruction of LLVM for each, in the width of the access; the result is zero-extended.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1 1 shared)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  (func (param i32 i32) (result i32) (i32.atomic.rmw.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i64 %{{.*}} seq_cst, align 8
  (func (param i32 i64) (result i64) (i64.atomic.rmw.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw8.add_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw16.add_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw8.add_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw16.add_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK: atomicrmw volatile add ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw32.add_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  (func (param i32 i32) (result i32) (i32.atomic.rmw.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i64 %{{.*}} seq_cst, align 8
  (func (param i32 i64) (result i64) (i64.atomic.rmw.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f9(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw8.sub_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f10(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw16.sub_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f11(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw8.sub_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f12(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw16.sub_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f13(
  ;; CHECK: atomicrmw volatile sub ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw32.sub_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f14(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  (func (param i32 i32) (result i32) (i32.atomic.rmw.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f15(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i64 %{{.*}} seq_cst, align 8
  (func (param i32 i64) (result i64) (i64.atomic.rmw.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f16(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw8.and_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f17(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw16.and_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f18(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw8.and_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f19(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw16.and_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f20(
  ;; CHECK: atomicrmw volatile and ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw32.and_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f21(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  (func (param i32 i32) (result i32) (i32.atomic.rmw.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f22(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i64 %{{.*}} seq_cst, align 8
  (func (param i32 i64) (result i64) (i64.atomic.rmw.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f23(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw8.or_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f24(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw16.or_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f25(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw8.or_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f26(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw16.or_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f27(
  ;; CHECK: atomicrmw volatile or ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw32.or_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f28(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  (func (param i32 i32) (result i32) (i32.atomic.rmw.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f29(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i64 %{{.*}} seq_cst, align 8
  (func (param i32 i64) (result i64) (i64.atomic.rmw.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f30(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw8.xor_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f31(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw16.xor_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f32(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw8.xor_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f33(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw16.xor_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f34(
  ;; CHECK: atomicrmw volatile xor ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw32.xor_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f35(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  (func (param i32 i32) (result i32) (i32.atomic.rmw.xchg (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f36(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i64 %{{.*}} seq_cst, align 8
  (func (param i32 i64) (result i64) (i64.atomic.rmw.xchg (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f37(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw8.xchg_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f38(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i32
  (func (param i32 i32) (result i32) (i32.atomic.rmw16.xchg_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f39(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i8 %{{.*}} seq_cst, align 1
  ;; CHECK: zext i8 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw8.xchg_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f40(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i16 %{{.*}} seq_cst, align 2
  ;; CHECK: zext i16 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw16.xchg_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f41(
  ;; CHECK: atomicrmw volatile xchg ptr %{{.*}}, i32 %{{.*}} seq_cst, align 4
  ;; CHECK: zext i32 %{{.*}} to i64
  (func (param i32 i64) (result i64) (i64.atomic.rmw32.xchg_u (local.get 0) (local.get 1)))
  (func (export "_start")))
