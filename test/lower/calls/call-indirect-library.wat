;; A table of a library has functions of its own instance only: a reference to one is a constant for all instances, and so are a table
;; that never changes and the items of segments; an indirect call passes on the instance it has.
;; RUN: ingot -O0 --prefix=library --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $unary (func (param i32) (result i32)))
  (import "host" "twice" (func $twice (type $unary)))
  (table 3 funcref)
  (table $changing 2 funcref)
  (elem (i32.const 1) func $twice $negate)
  (elem (table $changing) (i32.const 0) func $negate)
  ;; CHECK-DAG: @ref0 = internal constant %FunctionReference { ptr @f0, ptr @type0, ptr null, i32 0, i32 0 }
  ;; CHECK-DAG: @ref1 = internal constant %FunctionReference { ptr @f1, ptr @type0, ptr null, i32 1, i32 0 }
  ;; CHECK-DAG: [[IMAGE:@[0-9]+]] = private constant [3 x ptr] [ptr null, ptr @ref0, ptr @ref1]
  ;; CHECK-DAG: [2 x ptr] [ptr [[IMAGE]], ptr null]
  ;; CHECK-DAG: [[ITEMS:@[0-9]+]] = private constant [1 x ptr] [ptr @ref1]
  ;; CHECK-DAG: [2 x %ElementSegment] [%ElementSegment zeroinitializer, %ElementSegment { ptr [[ITEMS]], i64 1 }]
  (func $negate (type $unary) (i32.sub (i32.const 0) (local.get 0)))
  ;; CHECK-LABEL: define internal {{.*}}@f2(ptr %0, i32 %1, i32 %2)
  ;; CHECK: [[MEMBER:%.*]] = getelementptr inbounds nuw %FunctionReference, ptr %{{.*}}, i32 0, i32 0
  ;; CHECK-NEXT: [[CODE:%.*]] = load ptr, ptr [[MEMBER]]
  ;; CHECK-NEXT: call fastcc i32 [[CODE]](ptr %0, i32
  (func (export "apply") (param i32 i32) (result i32)
    (call_indirect (type $unary) (local.get 1) (local.get 0)))
  (func (export "change") (table.set $changing (i32.const 1) (ref.func $negate))))
