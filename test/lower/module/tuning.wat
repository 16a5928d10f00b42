;; What is compiled for x86-64 in general is for no processor in particular: to some a rotation by SHLD is slow.
;; RUN: ingot -O2 -S %s -o - | FileCheck %s
;; RUN: ingot -O2 -march=x86-64-v3 -S %s -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=GENERAL
;; RUN: ingot -O0 -march=haswell --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=HASWELL
;; REQUIRES: target=x86_64-linux
;; CHECK-NOT: shld
;; GENERAL: attributes {{.*}} "tune-cpu"="generic"
;; HASWELL-NOT: tune-cpu
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (i32.store (i32.const 0) (i32.rotl (i32.load (i32.const 4)) (i32.const 10)))))
