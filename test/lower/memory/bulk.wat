;; Bulk operations are the runtime's, with zero-extended operands in the order of builtins.def.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (data $passive "abc")
  ;; CHECK: @data0 = internal global %DataSegment { ptr @data0.bytes, i64 3 }
  ;; CHECK-LABEL: @f0(
  ;; CHECK-DAG: [[D:%.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: call void @ingot_memory_fill(ptr @memories, i64 %{{.*}}, i32 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call void @ingot_memory_copy(ptr @memories, ptr @memories, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call void @ingot_memory_init(ptr @memories, ptr @data0, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32 i32 i32) (memory.init $passive (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: store i64 0, ptr getelementptr inbounds nuw (%DataSegment, ptr @data0, i32 0, i32 1)
  (func (data.drop $passive))
  (func (export "_start")))
