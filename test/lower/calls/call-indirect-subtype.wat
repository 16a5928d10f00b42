;; Where the expected type may have subtypes, the callee's display must have it at its depth; a final type is compared.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (type $root (sub (func)))
  (type $middle (sub $root (func)))
  (type $leaf (sub final $middle (func)))
  (table 1 funcref)
  ;; CHECK-DAG: @type0 = internal constant { ptr, i32, i32, [1 x ptr] } { ptr null, i32 0, i32 0, [1 x ptr] [ptr @type0] }
  ;; CHECK-DAG: @type1 = internal constant { ptr, i32, i32, [2 x ptr] } { ptr null, i32 1, i32 0, [2 x ptr] [ptr @type0, ptr @type1] }
  ;; CHECK-DAG: @type2 = internal constant { ptr, i32, i32, [3 x ptr] } { ptr null, i32 2, i32 0, [3 x ptr] [ptr @type0, ptr @type1, ptr @type2] }
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK: [[DEPTH:%.*]] = load i32
  ;; CHECK: icmp ult i32 [[DEPTH]], 1
  ;; CHECK: call void @ingot_trap(i32 8,
  ;; CHECK: icmp ne ptr %{{.*}}, @type1
  ;; CHECK: call void @ingot_trap(i32 8,
  (func (param i32) (call_indirect (type $middle) (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK-NOT: icmp ult
  ;; CHECK: icmp ne ptr %{{.*}}, @type2
  (func (param i32) (call_indirect (type $leaf) (local.get 0)))
  (func (export "_start")))
