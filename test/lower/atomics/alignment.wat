;; The alignment of address + offset is checked before the bounds, in both strategies.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir --bounds=check %s -o - | FileCheck %s --check-prefixes=CHECK,BOUNDS

(module
  (memory (export "memory") 1)
  (memory i64 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[LOW:%.*]] = and i32 [[ADDRESS:%.*]], 3
  ;; CHECK-NEXT: icmp ne i32 [[LOW]], 0
  ;; CHECK-NEXT: br i1
  ;; CHECK: call void @ingot_trap(i32 {{[0-9]+}}, i32 {{[0-9]+}})
  ;; BOUNDS: icmp ugt i64 %{{.*}}, %{{.*}}
  ;; CHECK: load atomic volatile i32, ptr %{{.*}} seq_cst, align 4
  (func (param i32) (result i32) (i32.atomic.load offset=4 (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[SUM:%.*]] = add i32 [[ADDRESS:%.*]], 3
  ;; CHECK-NEXT: and i32 [[SUM]], 3
  (func (param i32) (result i32) (i32.atomic.load offset=7 (local.get 0)))
  ;; A byte is always aligned.
  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: and i32
  ;; CHECK: load atomic volatile i8, ptr %{{.*}} seq_cst, align 1
  (func (param i32) (result i32) (i32.atomic.load8_u (local.get 0)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: and i64 [[ADDRESS:%.*]], 7
  (func (param i64) (result i64) (i64.atomic.load 1 (local.get 0)))
  (func (export "_start")))
