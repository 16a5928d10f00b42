;; Clauses are tried in order. A caught exception is released as soon as a clause begins, unless the clause rethrows it;
;; and if what it rethrows may be caught inside of the clause, which then has it still, it counts as escaped.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (tag $a (param i32))
  (func $throw (throw $a (i32.const 7)))

  ;; CHECK-LABEL: @f1(
  ;; CHECK: icmp eq ptr %{{.*}}, @tag0
  ;; CHECK: load i32, ptr
  ;; CHECK: call void @ingot_exception_release(
  ;; CHECK: call void @ingot_exception_release(
  ;; CHECK-NOT: ingot_exception_release
  (func $catch (result i32)
    try (result i32)
      (call $throw)
      (i32.const 0)
    catch $a
    catch_all
      (i32.const 1)
    end)

  ;; CHECK-LABEL: @f2(
  ;; CHECK-NOT: ingot_exception_release
  ;; CHECK-NOT: store i8
  ;; CHECK: call fastcc ptr @f0()
  ;; CHECK: phi ptr
  ;; CHECK-NOT: ingot_exception_release
  ;; CHECK-NOT: store i8
  ;; CHECK: ret ptr %
  (func $rethrow
    try
      (call $throw)
    catch_all
      rethrow 0
    end)

  ;; CHECK-LABEL: @f3(
  ;; CHECK: store i8 1,
  ;; CHECK: call void @ingot_exception_release(
  ;; CHECK-NOT: ingot_exception_release
  (func $rethrow_inside
    try
      (call $throw)
    catch_all
      try
        rethrow 1
      catch_all
      end
    end)

  ;; The handler that a delegate passes over does not even begin.
  ;; CHECK-LABEL: @f4(
  ;; CHECK: call fastcc ptr @f0()
  ;; CHECK-NOT: icmp eq ptr %{{.*}}, @tag0
  ;; CHECK-LABEL: define
  (func $delegate
    try
      try
        (call $throw)
      delegate 1
    catch $a
      drop
    end)
  (func (export "_start") (call $delegate)))
