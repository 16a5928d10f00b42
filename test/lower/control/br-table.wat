;; A table is a switch, each label once; what is out of range takes the default.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: switch i32 %{{.*}}, label %[[DEFAULT:br_table[0-9]*]] [
  ;; CHECK-NEXT: i32 0, label %[[INNER:br_table[0-9]*]]
  ;; CHECK-NEXT: i32 1, label %[[DEFAULT]]
  ;; CHECK-NEXT: i32 2, label %[[INNER]]
  ;; CHECK-NEXT: ]
  (func (param i32) (result i32)
    (block (result i32)
      (block (result i32)
        (br_table 0 1 0 1 (i32.const 5) (local.get 0)))
      (i32.const 1)
      (i32.add)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: switch i32 %{{.*}}, label %br_table [
  ;; CHECK-NEXT: ]
  (func (param i32) (block (br_table 0 (local.get 0))))
  (func (export "_start")))
