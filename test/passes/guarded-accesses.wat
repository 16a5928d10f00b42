;; Accesses to a guarded memory are merged and vectorised, and none is lost for it; in the end all that may trap are volatile.
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=NO-MARKERS
;; RUN: ingot -Os -march=x86-64-v3 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=WIDE
;; RUN: ingot -O2 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=CHECKED
;; REQUIRES: target=x86_64-linux
;; NO-MARKERS-NOT: ingot.used

(module
  (memory (export "memory") 1)
  (table funcref (elem $twice $unused $copy $stores $overwritten $where $within $constant $nearly))
  (type $pair (func (param i32 i32) (result i32)))
  ;; Two loads of one address are one.
  ;; CHECK-LABEL: @f0(
  ;; CHECK: [[V:%.*]] = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK-NOT: load
  ;; CHECK: ret i32
  ;; CHECKED-LABEL: @f0(
  ;; CHECKED: load i32, ptr %{{.*}}, align 1
  (func $twice (param i32 i32) (result i32)
    (i32.mul (i32.add (i32.load (local.get 0)) (i32.const 3)) (i32.load (local.get 0))))
  ;; What nobody uses stays, and what is multiplied by zero.
  ;; CHECK-LABEL: @f1(
  ;; CHECK: load volatile i32
  ;; CHECK: load volatile i8
  ;; CHECK: ret i32 0
  ;; CHECKED-LABEL: @f1(
  ;; CHECKED-NOT: load i32
  ;; CHECKED: ret i32 0
  (func $unused (param i32 i32) (result i32)
    (drop (i32.load (local.get 0)))
    (i32.mul (i32.load8_u (local.get 1)) (i32.const 0)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: load volatile <4 x i32>
  ;; CHECK: store volatile <4 x i32>
  (func $copy (param i32 i32) (result i32) (local i32)
    (loop
      (i32.store offset=60000 (local.get 2) (i32.add (i32.load offset=40000 (local.get 2)) (local.get 0)))
      (br_if 0 (i32.ne (local.tee 2 (i32.add (local.get 2) (i32.const 4))) (i32.const 160000))))
    (i32.const 0))
  ;; A store of what is there already.
  ;; CHECK-LABEL: @f3(
  ;; CHECK: load volatile i32
  ;; CHECK: store volatile i32
  (func $stores (param i32 i32) (result i32)
    (i32.store (local.get 0) (i32.load (local.get 0)))
    (i32.const 0))
  ;; CHECK-LABEL: @f4(
  ;; CHECK: store volatile i32 1,
  ;; CHECK: store volatile i32 2,
  (func $overwritten (param i32 i32) (result i32)
    (i32.store (local.get 0) (i32.const 1))
    (i32.store (local.get 0) (i32.const 2))
    (i32.const 0))
  ;; Elements under a condition, where loops are not copied for them: a masked load, which cannot be volatile.
  ;; WIDE-LABEL: @f5(
  ;; WIDE: call <{{.*}}> @llvm.masked.load
  ;; WIDE-NOT: ingot.used
  (func $where (param i32 i32) (result i32) (local i32 i32)
    (loop
      (if (i32.gt_s (i32.load (local.get 2)) (local.get 0))
        (then (local.set 3 (i32.add (local.get 3) (i32.load offset=20000 (local.get 2))))))
      (br_if 0 (i32.ne (local.tee 2 (i32.add (local.get 2) (i32.const 4))) (i32.const 16000))))
    (local.get 3))
  ;; Whatever the memory's size is, it is never less than this needs; a byte more, and it may trap.
  ;; CHECK-LABEL: @f6(
  ;; CHECK: load <4 x i32>
  ;; CHECK: store <4 x i32>
  ;; CHECK: load i32
  ;; CHECK: load volatile i32
  (func $within (param i32 i32) (result i32) (local i32)
    (loop
      (i32.store offset=20000 (local.get 2) (i32.add (i32.load (local.get 2)) (local.get 0)))
      (br_if 0 (i32.ne (local.tee 2 (i32.add (local.get 2) (i32.const 4))) (i32.const 16000))))
    (i32.add (i32.load offset=65277 (i32.and (local.get 0) (i32.const 255)))
             (i32.load offset=65278 (i32.and (local.get 1) (i32.const 255)))))
  ;; CHECK-LABEL: @f7(
  ;; CHECK-NOT: volatile
  ;; CHECK-NOT: store i32 1,
  ;; CHECK: store i32 2,
  ;; CHECK: ret i32
  (func $constant (param i32 i32) (result i32)
    (drop (i32.load (i32.const 65532)))
    (i32.store (i32.const 65532) (i32.const 1))
    (i32.store (i32.const 65532) (i32.const 2))
    (i32.const 0))
  ;; CHECK-LABEL: @f8(
  ;; CHECK: load volatile i32
  ;; CHECK: store volatile i32 1,
  ;; CHECK: ret i32
  (func $nearly (param i32 i32) (result i32)
    (drop (i32.load (i32.const 65533)))
    (i32.store (i32.const 65533) (i32.const 1))
    (i32.const 0))
  (func (export "_start")
    (drop (call_indirect (type $pair) (i32.const 1) (i32.const 2) (i32.load (i32.const 0))))))
