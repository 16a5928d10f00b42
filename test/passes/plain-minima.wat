;; The distance of two texts: what each iteration waits for are minima, which nobody can predict.
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 -S %s -o - | FileCheck %s --check-prefix=CODE
;; REQUIRES: target=x86_64-linux
;; CHECK: select i1 {{.*}} !unpredictable
;; CHECK: select i1 {{.*}} !unpredictable
;; CHECK-NOT: call {{.*}}llvm.smin
;; CODE-LABEL: run:
;; CODE: cmovl
;; CODE: cmovl
;; CODE-NOT: jl
(module
  (memory (export "memory") 1)
  (func (export "_start") (local $at i32) (local $above i32) (local $replaced i32) (local $left i32)
    (loop $again
      (local.set $replaced
        (i32.add (local.get $above)
          (i32.ne (i32.load8_u offset=1000 (local.get $at)) (i32.load8_u offset=9000 (local.get $at)))))
      (local.set $above (i32.load offset=16000 (i32.shl (local.get $at) (i32.const 2))))
      (local.set $left
        (i32.add (i32.const 1)
          (select (local.get $above) (local.get $left) (i32.lt_s (local.get $above) (local.get $left)))))
      (local.set $left
        (select (local.get $replaced) (local.get $left) (i32.lt_s (local.get $replaced) (local.get $left))))
      (i32.store offset=32000 (i32.shl (local.get $at) (i32.const 2)) (local.get $left))
      (br_if $again (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (i32.const 2000))))))
