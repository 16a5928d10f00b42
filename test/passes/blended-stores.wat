;; What is stored under a condition is blended with what is there: a masked store of AVX2 takes AMD's processors longer.
;; RUN: ingot -O2 -march=x86-64-v3 --bounds=check -S %s -o - | FileCheck %s
;; REQUIRES: target=x86_64-linux
;; CHECK-LABEL: f0:
;; CHECK: vblendvps
;; CHECK-NOT: vpmaskmovd {{.*}}(
;; CHECK: .size f0
(module
  (memory (export "memory") 1)
  (type $loop (func (param i32 i32 i32)))
  (table funcref (elem $store))
  (func $store (type $loop) (param $ask i32) (param $at i32) (param $count i32)
    (loop
      (if (i32.gt_s (i32.load (local.get $ask)) (i32.const 3))
        (then (i32.store (local.get $at) (i32.load (local.get $ask)))))
      (local.set $ask (i32.add (local.get $ask) (i32.const 4)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "_start")
    (call_indirect (type $loop) (i32.const 1) (i32.const 2) (i32.const 3) (i32.load (i32.const 0)))))
