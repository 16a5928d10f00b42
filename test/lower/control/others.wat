;; unreachable, nop, drop, select and return.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; The trap is a call with the effects of any unknown function, so that the store before it stays.
  ;; CHECK-LABEL: @f0(
  ;; CHECK: store volatile i32 1, ptr
  ;; CHECK: call void @ingot_trap(i32 0, i32 {{[0-9]+}})
  ;; CHECK-NEXT: unreachable
  (func (i32.store (i32.const 0) (i32.const 1)) unreachable)
  ;; CHECK-LABEL: @f1(
  ;; CHECK: [[C:%.*]] = icmp ne i32 %{{.*}}, 0
  ;; CHECK: select i1 [[C]], i64 %{{.*}}, i64 %{{.*}}
  (func (param i64 i64 i32) (result i64) nop (select (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: select i1 %{{.*}}, ptr %{{.*}}, ptr %{{.*}}
  (func (param funcref funcref i32) (result funcref)
    (drop (i32.const 1))
    (return (select (result funcref) (local.get 0) (local.get 1) (local.get 2))))
  ;; CHECK: declare hidden void @ingot_trap(i32, i32) [[ATTRIBUTES:#[0-9]+]]
  ;; CHECK: attributes [[ATTRIBUTES]] = { cold noreturn nounwind }
  (func (export "_start")))
