;; A small object is taken from the run of its size class; the runtime is called if there is no room, and at once for what
;; is large. Layout and length are stored with it.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $pair (struct (field i64) (field i64)))
  (type $array (array i64))
  (global $pair (mut (ref null $pair)) (ref.null none))
  (global $array (mut (ref null $array)) (ref.null none))
  ;; CHECK: @ingot_heap = external hidden thread_local(localexec) global [824 x i8]
  ;; CHECK-NOT: ingot.new_object
  ;; CHECK-LABEL: @f0()
  ;; CHECK: [[HEAP:%.*]] = call {{.*}}@llvm.threadlocal.address.p0({{.*}}@ingot_heap)
  ;; CHECK: [[PLACE:%.*]] = getelementptr inbounds i8, ptr [[HEAP]], i64 16
  ;; CHECK: [[CELL:%.*]] = load ptr, ptr %{{.*}}
  ;; CHECK: [[NEXT:%.*]] = getelementptr i8, ptr [[CELL]], i64 24
  ;; CHECK: [[END_AT:%.*]] = getelementptr inbounds i8, ptr [[PLACE]], i64 8
  ;; CHECK: [[END:%.*]] = load ptr, ptr [[END_AT]]
  ;; CHECK: [[FULL:%.*]] = icmp ugt ptr [[NEXT]], [[END]]
  ;; CHECK: br i1 [[FULL]], label %[[REFILL:.*]], label %[[ALLOCATE:.*]], !prof
  ;; CHECK: [[ALLOCATE]]:
  ;; CHECK: store ptr [[NEXT]]
  ;; CHECK: store ptr @type0, ptr [[CELL]]
  ;; CHECK: [[OBJECT:%.*]] = phi ptr [ [[CELL]], %[[ALLOCATE]] ], [ [[MADE:%.*]], %[[REFILL]] ]
  ;; CHECK: store i64 1,
  ;; CHECK: store i64 2,
  ;; CHECK: [[REFILL]]:
  ;; CHECK: [[MADE]] = call ptr @ingot_gc_allocate(ptr @type0, i64 24, i32 {{[0-9]+}})
  (func (global.set $pair (struct.new $pair (i64.const 1) (i64.const 2))))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp ule i64 %{{.*}}, 256
  ;; CHECK: store ptr @type1,
  ;; CHECK: store i32 %{{.*}}
  ;; CHECK: call ptr @ingot_gc_allocate(ptr @type1, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i32) (global.set $array (array.new_default $array (local.get 0))))
  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: load ptr
  ;; CHECK: call ptr @ingot_gc_allocate(ptr @type1, i64 16024, i32 {{[0-9]+}})
  (func (global.set $array (array.new_default $array (i32.const 2000))))
  (func (export "_start")))
