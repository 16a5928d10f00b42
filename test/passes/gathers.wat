;; Where a gather is slower than the loads that it stands for, there is none; whoever knows better can say so.
;; RUN: ingot -O2 -march=znver4 -S %s -o - | FileCheck %s --check-prefix=LOADS
;; RUN: ingot -O2 -march=x86-64-v4 -S %s -o - | FileCheck %s --check-prefix=LOADS
;; RUN: ingot -O2 -march=znver4 -mattr=-prefer-no-gather -S %s -o - | FileCheck %s --check-prefix=GATHERS
;; RUN: ingot -O2 -march=sapphirerapids -S %s -o - | FileCheck %s --check-prefix=GATHERS
;; LOADS-NOT: vpgather
;; GATHERS: vpgather
(module
  (memory (export "memory") 2)
  (func (export "_start") (local $at i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum)
        (i32.load (i32.shl (i32.load16_u offset=65536 (local.get $at)) (i32.const 2)))))
      (br_if $again (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 2))) (i32.const 4096))))
    (i32.store (i32.const 0) (local.get $sum))))
