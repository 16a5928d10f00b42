;; What is counted is taken in one piece where control branches, and looked at in loops and where functions begin; others find it in
;; the instance, or in the variable of a program.
;; RUN: ingot -O0 --fuel=1k --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 --meter=epoch --prefix=m --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=EPOCH
;; RUN: ingot -O0 --prefix=m --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=NEITHER

;; CHECK: @fuel = internal global i64 1024
;; NEITHER-NOT: @fuel
;; NEITHER-NOT: load volatile i64
(module
  ;; CHECK-LABEL: define {{.*}}@f0(
  ;; CHECK: load i64, ptr @fuel
  ;; CHECK: icmp slt i64 {{.*}}, 1
  ;; CHECK: sub nsw i64 {{.*}}, 4
  ;; CHECK: store i64 {{.*}}, ptr @fuel
  ;; CHECK-NEXT: call {{.*}}@f1
  ;; CHECK-NEXT: load i64, ptr @fuel
  ;; CHECK: store i64 {{.*}}, ptr @fuel
  ;; CHECK-NEXT: ret
  (func $_start (export "_start") (call $f (i32.add (i32.const 1) (i32.const 2))))
  ;; CHECK-LABEL: define {{.*}}@f1(
  ;; CHECK: loop:
  ;; CHECK-NEXT: load i64
  ;; CHECK-NEXT: icmp slt i64 {{.*}}, 1
  ;; EPOCH-LABEL: define {{.*}}@f1(
  ;; EPOCH: loop:
  ;; EPOCH-NEXT: %[[INSTANCE:.*]] = getelementptr inbounds i8, ptr %0, i64 0
  ;; EPOCH-NEXT: getelementptr inbounds nuw %Instance, ptr %[[INSTANCE]], i32 0, i32 3
  ;; EPOCH-NEXT: load ptr, ptr {{.*}}, !invariant.load
  ;; EPOCH-NEXT: load volatile i64
  ;; EPOCH: icmp uge i64
  (func $f (param i32) (loop $l (br_if $l (local.get 0)))))
