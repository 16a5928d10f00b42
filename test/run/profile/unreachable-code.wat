;; Code that cannot be reached has counters like any other, so that those behind it are the right ones.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: ingot -O0 --profile-generate=p %s -o a && %run ./a
;; RUN: %python %tools/show_profile.py p | FileCheck %s
;; CHECK: {{^}}1 0 0 0 0 0 0 0 0 0 0 1 2 0 2 1 1{{$}}
;; RUN: ingot --profile-use=p -O0 --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=IR
;; IR: br i1 %{{.*}} !prof ![[FIRST:[0-9]+]]
;; IR: br i1 %{{.*}} !prof ![[SECOND:[0-9]+]]
;; IR-DAG: ![[FIRST]] = !{!"branch_weights", i32 0, i32 1}
;; IR-DAG: ![[SECOND]] = !{!"branch_weights", i32 1, i32 1}
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (block
      (br 0)
      (if (i32.const 0) (then (br_if 1 (i32.const 0))) (else (br_if 1 (i32.const 0))))
      (br_table 0 0 0 (i32.const 1)))
    (br_if 0 (i32.load (i32.const 0)))
    (call $twice (i32.const 0))
    (call $twice (i32.const 1)))
  (func $twice (param i32)
    (block (br_if 0 (i32.eqz (i32.const 1))) (br_if 0 (local.get 0)))))
