;; Each memory has an opaque object of its own and gets its own base, once a function, at all levels. What is stored in
;; one cannot change the other; but a call may grow both.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --bounds=check --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=O2

(module
  (memory $a (export "memory") 1)
  (memory $b i64 1)
  (memory $c 1)
  (data $d "abc")
  (data (memory $b) (i64.const 4294967296) "x")
  ;; CHECK-LABEL: @f0(
  ;; CHECK-DAG: [[C:%.*]] = load ptr, ptr getelementptr inbounds {{.*}}@memories, i64 80), align 8, !invariant.load
  ;; CHECK-DAG: [[B:%.*]] = load ptr, ptr getelementptr inbounds {{.*}}@memories, i64 40), align 8, !invariant.load
  ;; CHECK-DAG: [[A:%.*]] = load ptr, ptr @memories, align 8, !invariant.load
  ;; CHECK-DAG: getelementptr i8, ptr [[A]], i64
  ;; CHECK-DAG: getelementptr i8, ptr [[B]], i64
  ;; CHECK-DAG: getelementptr i8, ptr [[C]], i64
  (func (param i32 i64 i32)
    (i32.store $a (local.get 0) (i32.const 1))
    (i32.store $b (local.get 1) (i32.const 1))
    (i32.store $c (local.get 2) (i32.const 1)))
  ;; CHECK-LABEL: @f1(
  ;; CHECK: call void @ingot_memory_copy(ptr getelementptr inbounds {{.*}}@memories{{.*}}, ptr @memories, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i64 i32 i32) (memory.copy $b $a (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call void @ingot_memory_init(ptr getelementptr inbounds {{.*}}@memories{{.*}}, ptr @data0, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}, i32 {{[0-9]+}})
  (func (param i64 i32 i32) (memory.init $b $d (local.get 0) (local.get 1) (local.get 2)))
  ;; The loop reads the size and what is stored in the other memory once.
  ;; O2-LABEL: define {{.*}}@f3(
  ;; O2: load i64, ptr
  ;; O2-NOT: load
  ;; O2: store i32
  ;; O2-NOT: load i64
  ;; O2: ret
  (func (export "fill") (param $at i32) (param $value i32)
    (loop
      (i32.store $a (local.get $at) (local.get $value))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if 0 (i32.lt_u (local.get $at) (i32.const 4096)))))
  ;; CHECK-LABEL: @run(
  ;; CHECK: call void @ingot_memory_init(ptr getelementptr {{.*}}@memories{{.*}}, ptr @data1, i64 4294967296, i64 0, i64 1, i32 {{[0-9]+}})
  (table funcref (elem 3))
  (func (export "_start")
    (call_indirect (param i32 i32) (i32.const 0) (i32.const 1) (i32.const 0))))
