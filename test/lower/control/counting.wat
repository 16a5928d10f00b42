;; With --profile-generate functions and ways count, in variables that are no memory of the guest: the counter of a table is
;; chosen by its operand.
;; RUN: ingot -O0 --profile-generate --emit=llvm-ir %s -o - | FileCheck %s
(module
  (memory (export "memory") 1)
  ;; CHECK-DAG: @counters = internal global [7 x i64] zeroinitializer
  ;; CHECK-DAG: @profile = private constant %Profile { ptr @ingot_profile_begin, ptr @{{.*}}, ptr @counters, i64 7, [32 x i8]
  ;; CHECK-LABEL: @f0(
  ;; CHECK: %[[ENTRY:.*]] = load i64, ptr @counters
  ;; CHECK-NEXT: %[[NEXT:.*]] = add i64 %[[ENTRY]], 1
  ;; CHECK-NEXT: store i64 %[[NEXT]], ptr @counters
  ;; CHECK: br i1 %{{.*}}, label %then, label %else
  ;; CHECK: %[[WIDE:.*]] = zext i32 %{{.*}} to i64
  ;; CHECK: %[[WAY:.*]] = call i64 @llvm.umin.i64(i64 %[[WIDE]], i64 2)
  ;; CHECK: %[[PLACE:.*]] = add i64 %[[WAY]], 3
  ;; CHECK: getelementptr inbounds [7 x i64], ptr @counters, i64 0, i64 %[[PLACE]]
  ;; CHECK: switch i32
  ;; CHECK: else:
  ;; CHECK: store i64 %{{.*}}, ptr getelementptr inbounds {{.*}}@counters, i64 {{0, i64 2|16}})
  ;; CHECK: then:
  ;; CHECK: store i64 %{{.*}}, ptr getelementptr inbounds {{.*}}@counters, i64 {{0, i64 1|8}})
  (func (param i32)
    (if (local.get 0) (then))
    (block (block (br_table 0 1 0 (local.get 0)))))
  (func (export "_start")))
