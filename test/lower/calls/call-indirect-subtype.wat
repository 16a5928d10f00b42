;; Where the expected type may have subtypes, the callee's display must have it at its depth, and where displays may be
;; shorter than that, its depth is asked for first; a final type is compared.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (type $root (sub (func)))
  (type $middle (sub $root (func)))
  (type $leaf (sub final $middle (func)))
  (type $d0 (sub (func (param i32))))
  (type $d1 (sub $d0 (func (param i32))))
  (type $d2 (sub $d1 (func (param i32))))
  (type $d3 (sub $d2 (func (param i32))))
  (type $d4 (sub $d3 (func (param i32))))
  (type $d5 (sub $d4 (func (param i32))))
  (type $d6 (sub $d5 (func (param i32))))
  (table 1 funcref)
  ;; CHECK-DAG: @type0 = internal constant { %ObjectLayout, ptr, i32, i32, [6 x ptr] } { %ObjectLayout zeroinitializer, ptr null, i32 0, i32 0, [6 x ptr] [ptr @type0, ptr null, ptr null, ptr null, ptr null, ptr null] }
  ;; CHECK-DAG: @type1 = internal constant { %ObjectLayout, ptr, i32, i32, [6 x ptr] } { %ObjectLayout zeroinitializer, ptr null, i32 1, i32 0, [6 x ptr] [ptr @type0, ptr @type1, ptr null, ptr null, ptr null, ptr null] }
  ;; CHECK-DAG: @type2 = internal constant { %ObjectLayout, ptr, i32, i32, [6 x ptr] } { %ObjectLayout zeroinitializer, ptr null, i32 2, i32 0, [6 x ptr] [ptr @type0, ptr @type1, ptr @type2, ptr null, ptr null, ptr null] }
  ;; CHECK-DAG: @type9 = internal constant {{.*}} [7 x ptr] [ptr @type3, ptr @type4, ptr @type5, ptr @type6, ptr @type7, ptr @type8, ptr @type9]
  ;; CHECK-LABEL: @f0(
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK-NOT: icmp ult
  ;; CHECK: [[ENTRY:%.*]] = getelementptr inbounds {{.*}}, ptr %{{.*}}, i32 0, i32 4, i32 1
  ;; CHECK: [[TYPE:%.*]] = load ptr, ptr [[ENTRY]]
  ;; CHECK: icmp eq ptr [[TYPE]], @type1
  ;; CHECK: call void @ingot_trap(i32 8,
  (func (param i32) (call_indirect (type $middle) (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call void @ingot_trap(i32 7,
  ;; CHECK-NOT: icmp ult
  ;; CHECK: icmp eq ptr %{{.*}}, @type2
  ;; CHECK: call void @ingot_trap(i32 8,
  (func (param i32) (call_indirect (type $leaf) (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: icmp ult i32 %{{.*}}, 6
  ;; CHECK: icmp eq ptr %{{.*}}, @type9
  (func (param i32) (call_indirect (type $d6) (i32.const 1) (local.get 0)))
  ;; A table that changes.
  (func (table.set (i32.const 0) (ref.null func)))
  (func (export "_start")))
