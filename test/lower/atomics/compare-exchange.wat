;; The expected value is wrapped like the replacement, so what is above the width of the access does not matter.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1 1 shared)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i32 %{{.*}}, i32 %{{.*}} seq_cst seq_cst, align 4
  ;; CHECK: extractvalue { i32, i1 } [[BOTH]], 0
  (func (param i32 i32 i32) (result i32) (i32.atomic.rmw.cmpxchg (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i64 %{{.*}}, i64 %{{.*}} seq_cst seq_cst, align 8
  ;; CHECK: extractvalue { i64, i1 } [[BOTH]], 0
  (func (param i32 i64 i64) (result i64) (i64.atomic.rmw.cmpxchg (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK-DAG: [[NEW:%.*]] = trunc i32 %{{.*}} to i8
  ;; CHECK-DAG: [[OLD:%.*]] = trunc i32 %{{.*}} to i8
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i8 %{{.*}}, i8 %{{.*}} seq_cst seq_cst, align 1
  ;; CHECK: extractvalue { i8, i1 } [[BOTH]], 0
  (func (param i32 i32 i32) (result i32) (i32.atomic.rmw8.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK-DAG: [[NEW:%.*]] = trunc i32 %{{.*}} to i16
  ;; CHECK-DAG: [[OLD:%.*]] = trunc i32 %{{.*}} to i16
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i16 %{{.*}}, i16 %{{.*}} seq_cst seq_cst, align 2
  ;; CHECK: extractvalue { i16, i1 } [[BOTH]], 0
  (func (param i32 i32 i32) (result i32) (i32.atomic.rmw16.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK-DAG: [[NEW:%.*]] = trunc i64 %{{.*}} to i8
  ;; CHECK-DAG: [[OLD:%.*]] = trunc i64 %{{.*}} to i8
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i8 %{{.*}}, i8 %{{.*}} seq_cst seq_cst, align 1
  ;; CHECK: extractvalue { i8, i1 } [[BOTH]], 0
  (func (param i32 i64 i64) (result i64) (i64.atomic.rmw8.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK-DAG: [[NEW:%.*]] = trunc i64 %{{.*}} to i16
  ;; CHECK-DAG: [[OLD:%.*]] = trunc i64 %{{.*}} to i16
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i16 %{{.*}}, i16 %{{.*}} seq_cst seq_cst, align 2
  ;; CHECK: extractvalue { i16, i1 } [[BOTH]], 0
  (func (param i32 i64 i64) (result i64) (i64.atomic.rmw16.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK-DAG: [[NEW:%.*]] = trunc i64 %{{.*}} to i32
  ;; CHECK-DAG: [[OLD:%.*]] = trunc i64 %{{.*}} to i32
  ;; CHECK: [[BOTH:%.*]] = cmpxchg volatile ptr %{{.*}}, i32 %{{.*}}, i32 %{{.*}} seq_cst seq_cst, align 4
  ;; CHECK: extractvalue { i32, i1 } [[BOTH]], 0
  (func (param i32 i64 i64) (result i64) (i64.atomic.rmw32.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  (func (export "_start")))
