;; A throw branches to the nearest handler, of which there is one for each try however many calls are in it. There the
;; tags are compared in order; what no clause is for goes to the next handler, and at last to the one end of the function
;; that returns the exception. Whoever takes no reference lets the exception be released.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (tag $a)
  (tag $b (param i32 v128))
  ;; CHECK-LABEL: define internal fastcc ptr @f0()
  ;; CHECK: [[A:%.*]] = call ptr @ingot_exception_allocate(ptr @tag0, i32 0, i32 {{[0-9]+}})
  ;; CHECK: phi ptr [ [[A]], %entry ]
  (func $throw_a (throw $a))
  ;; CHECK-LABEL: define internal fastcc ptr @f1(i32 %0)
  ;; CHECK: [[B:%.*]] = call ptr @ingot_exception_allocate(ptr @tag1, i32 2, i32 {{[0-9]+}})
  ;; CHECK: [[FIRST:%.*]] = getelementptr inbounds i8, ptr [[B]], i64 16
  ;; CHECK: store i32 %{{.*}}, ptr [[FIRST]]
  ;; CHECK: [[SECOND:%.*]] = getelementptr inbounds i8, ptr [[B]], i64 32
  ;; CHECK: store <2 x i64> <i64 8589934593, i64 17179869187>, ptr [[SECOND]]
  (func $throw_b (param i32) (throw $b (local.get 0) (v128.const i32x4 1 2 3 4)))
  ;; CHECK-LABEL: define internal fastcc ptr @f2(
  ;; CHECK: [[FROM_A:%.*]] = call fastcc ptr @f0()
  ;; CHECK: icmp ne ptr [[FROM_A]], null
  ;; CHECK: br i1 %{{.*}}, label %[[INNER:.*]], label %{{.*}}, !prof
  ;; CHECK: [[INNER]]:
  ;; CHECK: [[EXCEPTION:%.*]] = phi ptr {{.*}}[ [[FROM_A]], %entry ]
  ;; CHECK: icmp eq ptr %{{.*}}, @tag1
  ;; CHECK: br i1 %{{.*}}, label %[[CATCH_B:.*]], label %[[NOT_B:.*]]
  ;; CHECK: [[FROM_B:%.*]] = call fastcc ptr @f1(i32 1)
  ;; CHECK: br i1 %{{.*}}, label %[[INNER]], label %{{.*}}, !prof
  ;; CHECK: [[CATCH_B]]:
  ;; CHECK: load i32, ptr
  ;; CHECK: load <2 x i64>, ptr
  ;; CHECK: call void @ingot_exception_release(ptr [[EXCEPTION]])
  ;; CHECK: [[NOT_B]]:
  ;; CHECK: icmp eq ptr %{{.*}}, @tag0
  ;; CHECK: br i1 %{{.*}}, label %[[CATCH_A:.*]], label %[[NOT_A:.*]]
  ;; CHECK: [[CATCH_A]]:
  ;; CHECK-NEXT: call void @ingot_exception_release(ptr [[EXCEPTION]])
  ;; CHECK: [[NOT_A]]:
  ;; CHECK-NEXT: br label %[[OUTER:.*]]
  ;; CHECK: [[OUTER]]:
  ;; CHECK-NEXT: [[ANY:%.*]] = phi ptr [ [[EXCEPTION]], %[[NOT_A]] ]
  ;; CHECK-NEXT: [[ESCAPED:%.*]] = getelementptr inbounds nuw %Exception, ptr [[ANY]], i32 0, i32 4
  ;; CHECK-NEXT: store i8 1, ptr [[ESCAPED]]
  ;; CHECK-NOT: ingot_exception_release
  (func $outer (param i32)
    (block $caught_a
      (drop
        (block $caught_all (result exnref)
          (try_table (catch_all_ref $caught_all)
            (drop (drop
              (block $caught_b (result i32 v128)
                (try_table (catch $b $caught_b) (catch $a $caught_a)
                  (call $throw_a)
                  (call $throw_b (i32.const 1)))
                (return)))))
          (return)))))
  (func (export "_start") (call $outer (i32.const 0)))
  ;; CHECK-LABEL: define internal fastcc ptr @f4(ptr align 4 %0)
  ;; CHECK: icmp eq ptr %{{.*}}, null
  ;; CHECK: call void @ingot_trap(i32 11,
  ;; CHECK: ret ptr %
  (func $rethrow (param exnref) (throw_ref (local.get 0))))
