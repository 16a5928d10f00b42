;; What is below `struct`, `array` or a defined type is a pointer or null: of parameters, results and what is loaded from
;; objects the optimiser is told so, and a cast need not ask whether the reference is an i31. Of others it must.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=OPTIMISED
(module
  (type $object (sub (struct)))
  (type $number (sub final $object (struct (field i32))))
  (type $holder (struct (field $object (mut (ref null $object))) (field $any (mut anyref))))
  (import "wasi_snapshot_preview1" "sched_yield" (func $anything_may_happen (result i32)))
  (memory (export "memory") 1)
  (global $holder (mut (ref $holder)) (struct.new_default $holder))

  ;; CHECK: define {{.*}}nonnull align 4 ptr @f1(ptr nonnull align 4 %{{[0-9]+}}, ptr %{{[0-9]+}}, ptr align 4 %{{[0-9]+}})
  ;; CHECK: load ptr, ptr %{{.*}} !align [[ALIGN4:![0-9]+]]
  ;; CHECK: load ptr, ptr %{{.*}} !tbaa !{{[0-9]+}}{{$}}
  (func $pick (param $holder (ref $holder)) (param $any anyref) (param $function funcref) (result (ref $object))
    (if (ref.is_null (struct.get $holder $object (local.get $holder))) (then (unreachable)))
    (if (ref.is_null (struct.get $holder $any (local.get $holder))) (then (unreachable)))
    (ref.as_non_null (struct.get $holder $object (local.get $holder))))

  ;; OPTIMISED-LABEL: define {{.*}} @run(
  ;; OPTIMISED: call {{.*}}sched_yield
  ;; OPTIMISED-NOT: , 3
  ;; OPTIMISED: icmp eq ptr %{{.*}}, @type1
  ;; OPTIMISED: and i64 %{{.*}}, 3
  ;; OPTIMISED: icmp eq ptr %{{.*}}, @type1
  (func (export "_start")
    (global.set $holder (struct.new $holder (struct.new $number (i32.const 1)) (ref.i31 (i32.const 1))))
    (drop (call $anything_may_happen))
    (drop (ref.cast (ref $number) (struct.get $holder $object (global.get $holder))))
    (drop (ref.cast (ref $number) (struct.get $holder $any (global.get $holder))))))
;; CHECK: [[ALIGN4]] = !{i64 4}
