;; What the module says of its branches LLVM is told (proposal branch-hinting). A profile, which has counted, wins.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --profile-generate=%t.profile %s -o %t && %run %t
;; RUN: ingot -O0 --profile-use=%t.profile --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=COUNTED
(module
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @f0(
  ;; CHECK: br i1 {{.*}} !prof ![[LIKELY:[0-9]+]]
  ;; CHECK: br i1 {{.*}} !prof ![[UNLIKELY:[0-9]+]]
  ;; CHECK: br i1 {{[^!]*$}}
  ;; COUNTED-LABEL: @f0(
  ;; COUNTED: br i1 {{.*}} !prof ![[IF:[0-9]+]]
  ;; COUNTED: br i1 {{.*}} !prof ![[BRANCH:[0-9]+]]
  (func $f (param i32) (result i32)
    (@metadata.code.branch_hint "\01")
    (if (local.get 0) (then (return (i32.const 1))))
    (block
      (@metadata.code.branch_hint "\00")
      (br_if 0 (i32.eqz (local.get 0)))
      (br_if 0 (i32.eq (local.get 0) (i32.const 7))))
    (i32.const 3))
  (func (export "_start") (drop (call $f (i32.const 0)))))
;; CHECK-DAG: ![[LIKELY]] = !{!"branch_weights", i32 2000, i32 1}
;; CHECK-DAG: ![[UNLIKELY]] = !{!"branch_weights", i32 1, i32 2000}
;; COUNTED-DAG: ![[IF]] = !{!"branch_weights", i32 0, i32 1}
;; COUNTED-DAG: ![[BRANCH]] = !{!"branch_weights", i32 1, i32 0}
