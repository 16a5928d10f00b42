;; A random number generator whose state is in memory: the loop stores bytes, which might be the state's. What the
;; iteration before has stored, a MOV loads.
;; RUN: ingot --prefix=kept -O2 -S %s -o - | FileCheck %s
;; RUN: ingot --prefix=kept -Os -S %s -o - | FileCheck %s --check-prefix=SMALL
;; RUN: ingot --prefix=kept -O2 --bounds=check -S %s -o - | FileCheck %s --check-prefix=CHECKED
;; REQUIRES: target=x86_64-linux
(module
  (memory (export "memory") 1)

  ;; CHECK-LABEL: export1:
  ;; CHECK: movl 1024(%r{{[a-z]+}}), [[STATE:%e[a-z]+]]
  ;; CHECK-NEXT: imull $1103515245, [[STATE]], [[STATE]]
  ;; CHECKED: movl 1024({{.*}}), [[STATE:%e[a-z]+]]
  ;; CHECKED-NEXT: imull $1103515245, [[STATE]], [[STATE]]
  ;; SMALL: imull $1103515245, 1024(
  (func (export "random") (result i32) (local $state i32)
    (local.tee $state
      (i32.add (i32.const 12345) (i32.mul (i32.const 1103515245) (i32.load (i32.const 1024)))))
    (i32.store (i32.const 1024) (local.get $state)))

  ;; Through other operations and blocks, in 64 bits, by another operation.
  ;; CHECK-LABEL: export2:
  ;; CHECK: movq 1024(%r{{[a-z]+}}), [[SUM:%r[a-z]+]]
  ;; CHECK: xorq {{.*}}, [[SUM]]
  (func (export "mixed") (param $with i64) (local $state i64)
    (local.set $state (i64.xor (local.get $with) (i64.load (i32.const 1024))))
    (if (i64.lt_s (local.get $state) (i64.const 0))
      (then (local.set $state (i64.rotl (local.get $state) (i64.const 7)))))
    (i64.store (i32.const 1024) (local.get $state)))

  ;; An operation that stores its result there, too, and a number that is stored elsewhere.
  ;; CHECK-LABEL: export3:
  ;; CHECK: addl %e{{[a-z]+}}, 1024(
  (func (export "counted") (param $by i32)
    (i32.store (i32.const 1024) (i32.add (i32.load (i32.const 1024)) (local.get $by))))

  ;; CHECK-LABEL: export4:
  ;; CHECK: imull $1103515245, 1024(
  (func (export "elsewhere")
    (i32.store (i32.const 1028) (i32.mul (i32.const 1103515245) (i32.load (i32.const 1024))))))
