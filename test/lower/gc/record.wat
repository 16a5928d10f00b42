;; A reference stored into an object is recorded, in the card of a structure's beginning or of an array's element; not one
;; that is no object, nor in new objects.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $s (struct (field (mut anyref)) (field (mut i64)) (field (mut funcref))))
  (type $a (array (mut anyref)))
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[HEAP:%.*]] = call {{.*}}@llvm.threadlocal.address.p0({{.*}}@ingot_heap)
  ;; CHECK: [[CARDS_AT:%.*]] = getelementptr inbounds i8, ptr [[HEAP]], i64 816
  ;; CHECK: [[CARDS:%.*]] = load ptr, ptr [[CARDS_AT]]
  ;; CHECK: [[ADDRESS:%.*]] = ptrtoint ptr %{{.*}} to i64
  ;; CHECK: [[INDEX:%.*]] = lshr i64 [[ADDRESS]], 9
  ;; CHECK: [[CARD:%.*]] = getelementptr i8, ptr [[CARDS]], i64 [[INDEX]]
  ;; CHECK: store i8 1, ptr [[CARD]]
  (func (param (ref $s) anyref) (struct.set $s 0 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: store i8 1
  (func (param (ref $a) anyref) (array.set $a (local.get 0) (i32.const 3) (local.get 1)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: store i8 1
  (func (param (ref $s)) (struct.set $s 0 (local.get 0) (ref.null none)))
  ;; CHECK-LABEL: @f3(
  ;; CHECK-NOT: store i8 1
  (func (param (ref $s) i64 funcref)
    (struct.set $s 1 (local.get 0) (local.get 1))
    (struct.set $s 2 (local.get 0) (local.get 2)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK-NOT: store i8 1
  (func (param anyref) (result (ref $a)) (array.new $a (local.get 0) (i32.const 5)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: call void @ingot_gc_copy_references(
  (func (param (ref $a)) (array.copy $a $a (local.get 0) (i32.const 0) (local.get 0) (i32.const 1) (i32.const 2)))
  (func (export "_start")))
