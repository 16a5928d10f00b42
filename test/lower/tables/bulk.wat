;; Growing, filling, copying and initialising are the runtime's.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (table $a 10 funcref)
  (table $b 10 funcref)
  (elem $e func 0 0)
  ;; CHECK: @elem0.items = internal constant [2 x ptr] [ptr @ref0, ptr @ref0]
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[OLD:%.*]] = call i64 @ingot_table_grow(ptr @tables, i64 %{{.*}}, ptr %{{.*}})
  ;; CHECK: trunc i64 [[OLD]] to i32
  (func (param i32 funcref) (result i32) (table.grow $a (local.get 1) (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call void @ingot_table_fill(ptr @tables, i64 %{{.*}}, ptr %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32 funcref i32) (table.fill $a (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call void @ingot_table_copy(ptr @tables, ptr getelementptr inbounds {{.*}} @tables, {{.*}}, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32 i32 i32) (table.copy $a $b (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call void @ingot_table_init(ptr @tables, ptr @elem0, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32 i32 i32) (table.init $a $e (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: store i64 0, ptr getelementptr inbounds nuw ({{.*}}, ptr @elem0, i32 0, i32 1)
  (func (elem.drop $e))
  (func (export "_start")))
