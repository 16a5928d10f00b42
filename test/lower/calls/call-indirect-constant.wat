;; What a table holds that no instruction changes is a constant, from which an indirect call takes code and type without
;; a reference in between; where the index is known, too, the call is direct.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=DIRECT

(module
  (type $a (func (param i32) (result i32)))
  (type $open (sub (func (param i64))))
  (table $t 5 funcref)
  (table $filled 4 funcref)
  (elem (table $t) (i32.const 1) func $f0 $f1)
  (elem (table $t) (i32.const 4) funcref (ref.func $f0))
  ;; CHECK: @table0.elements = internal constant [5 x %FunctionReference] [%FunctionReference zeroinitializer, %FunctionReference { ptr @f0, ptr @type0, ptr null, i32 0, i32 0 }, %FunctionReference { ptr @f1, ptr @type1, ptr null, i32 1, i32 0 }, %FunctionReference zeroinitializer, %FunctionReference { ptr @f0,
  (func $f0 (type $a) (i32.mul (local.get 0) (i32.const 77)))
  (func $f1 (type $open))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: icmp uge i64 [[INDEX:%.*]], 5
  ;; CHECK: call void @ingot_trap(i32 6,
  ;; CHECK: [[ELEMENT:%.*]] = getelementptr inbounds %FunctionReference, ptr @table0.elements, i64 [[INDEX]]
  ;; CHECK: [[CODE:%.*]] = load ptr,
  ;; CHECK: [[NULL:%.*]] = icmp eq ptr [[CODE]], null
  ;; CHECK: [[SAME:%.*]] = icmp eq ptr %{{.*}}, @type0
  ;; CHECK: br i1 [[SAME]], label %[[CALL:.*]], label %[[TRAP:.*]], !prof
  ;; CHECK: [[TRAP]]:
  ;; CHECK: br i1 [[NULL]], label %[[UNINITIALIZED:.*]], label %[[MISMATCH:.*]], !prof
  ;; CHECK: [[CALL]]:
  ;; CHECK: call fastcc i32 [[CODE]](i32
  ;; CHECK: [[UNINITIALIZED]]:
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK: [[MISMATCH]]:
  ;; CHECK: call void @ingot_trap(i32 8,
  (func (param i32 i32) (result i32) (call_indirect $t (type $a) (local.get 1) (local.get 0)))
  ;; Null is found first where a type has to be looked into.
  ;; CHECK-LABEL: @f3(
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK: call void @ingot_trap(i32 8,
  (func (param i64 i32) (call_indirect $t (type $open) (local.get 0) (local.get 1)))
  ;; DIRECT-LABEL: define internal {{.*}} @f4(
  ;; DIRECT: mul i32 %0, 77
  ;; DIRECT: ret
  (func $f4 (param i32) (result i32) (call_indirect $t (type $a) (local.get 0) (i32.const 4)))
  (elem (table $filled) (i32.const 0) func $f4)
  (func (param i32) (result i32) (call_indirect $t (type $a) (local.get 0) (i32.const 1)))
  ;; CHECK-LABEL: @f6(
  ;; CHECK-NOT: @table1.elements
  ;; CHECK: @ingot_table_fill
  (func (param i32) (result i32)
    (table.fill $filled (i32.const 0) (ref.null func) (i32.const 1))
    (call_indirect $filled (type $a) (local.get 0) (i32.const 0)))
  (func (export "_start") (table.set $filled (i32.const 3) (ref.null func)) (drop (call_indirect $t (type $a) (i32.const 1) (i32.const 1)))))
