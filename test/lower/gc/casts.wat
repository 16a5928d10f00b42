;; A cast looks at the lower bits unless the branch says that there are none, then at the type: a final one is compared, of
;; others the display has it at its depth.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $s (sub (struct)))
  (type $t (sub final $s (struct)))
  ;; CHECK-LABEL: @f0(
  ;; CHECK: icmp eq ptr [[REF:%.*]], null
  ;; CHECK: [[BITS:%.*]] = and i64 %{{.*}}, 3
  ;; CHECK: icmp eq i64 [[BITS]], 0
  ;; CHECK: [[TYPE:%.*]] = load ptr, ptr [[REF]], align 8, !tbaa
  ;; CHECK: getelementptr inbounds {{.*}}, ptr [[TYPE]], i32 0, i32 4, i32 0
  ;; CHECK: icmp eq ptr %{{.*}}, @type0
  (func (param anyref) (result i32) (ref.test (ref $s) (local.get 0)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp eq ptr %{{.*}}, @type1
  ;; CHECK: call void @ingot_trap(
  (func (param anyref) (result (ref $t)) (ref.cast (ref $t) (local.get 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: and i64
  ;; CHECK: icmp eq ptr %{{.*}}, @type1
  (func (param (ref null $s)) (result i32)
    (block $no (result (ref null $s))
      (drop (br_on_cast_fail $no (ref null $s) (ref $t) (local.get 0)))
      (return (i32.const 1)))
    (drop)
    (i32.const 0))
  ;; CHECK-LABEL: @f3(
  ;; CHECK: [[BITS:%.*]] = and i64 %{{.*}}, 1
  ;; CHECK: icmp ne i64 [[BITS]], 0
  (func (param anyref) (result i32) (ref.test (ref i31) (local.get 0)))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: [[BITS:%.*]] = and i64 %{{.*}}, 3
  ;; CHECK: icmp ne i64 [[BITS]], 2
  (func (param anyref) (result i32) (ref.test (ref eq) (local.get 0)))
  ;; CHECK-LABEL: @f5(
  ;; CHECK: [[KIND:%.*]] = load i8
  ;; CHECK: icmp eq i8 [[KIND]], 2
  (func (param anyref) (result i32) (ref.test (ref array) (local.get 0)))
  ;; Conversions are no code.
  ;; CHECK-LABEL: @f6(
  ;; CHECK: load ptr
  ;; CHECK-NEXT: br label
  (func (param externref) (result externref) (extern.convert_any (any.convert_extern (local.get 0))))
  ;; What a cast has found not to be null is not asked again.
  (type $u (sub (struct (field i32) (field i32))))
  ;; CHECK-LABEL: @f7(
  ;; CHECK: call void @ingot_trap(i32 15,
  ;; CHECK-NOT: icmp eq ptr
  ;; CHECK: load i32
  (func (param anyref) (result i32) (struct.get $u 1 (ref.cast (ref $u) (local.get 0))))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: call void @ingot_trap(i32 15,
  ;; CHECK: icmp eq ptr %{{.*}}, null
  ;; CHECK: call void @ingot_trap(i32 12,
  (func (param anyref) (result i32) (struct.get $u 1 (ref.cast (ref null $u) (local.get 0))))
  (func (export "_start")))
