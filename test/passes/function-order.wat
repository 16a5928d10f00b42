;; Functions that a profile says were never executed lie behind all others, and a trap in one is still said to be where it is.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: ingot --profile-generate=p %s -o a && ./a
;; RUN: ingot -O0 --profile-use=p -S %s -o - | grep -o '^f[0-9]*:' | FileCheck %s
;; CHECK: f0:
;; CHECK-NEXT: f2:
;; CHECK-NEXT: f4:
;; CHECK-NEXT: f1:
;; CHECK-NEXT: f3:
;; CHECK-NOT: {{.}}
;; RUN: ingot -O0 --profile-use=p %s -o b && %traps 'out of bounds memory access in function 1 "cold"' ./b 1
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (func $cold (drop (i32.load (i32.const -4))))
  (func $warm)
  (func $never (export "never"))
  (func (export "_start")
    (call $warm)
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (if (i32.gt_u (i32.load (i32.const 0)) (i32.const 1)) (then (call $cold)))))
