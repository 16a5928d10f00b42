;; Records are vectors' work: two fields, in arrays that do not overlap.
;; RUN: ingot -O2 %s --emit=llvm-ir -o - | FileCheck %s
;; CHECK-LABEL: define {{.*}} @f0(i32
;; CHECK: fmul <{{[0-9]+}} x double>
(module
  (memory (export "memory") 1)
  (table funcref (elem $scale))
  (func $scale (param $from i32) (param $to i32) (param $count i32)
    (loop
      (f64.store (local.get $to) (f64.mul (f64.load (local.get $from)) (f64.const 3)))
      (f64.store offset=8 (local.get $to) (f64.mul (f64.load offset=8 (local.get $from)) (f64.const 5)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "_start")))
