;; No string of the guest becomes a symbol: a function called sqrt is not libm's, one called ingot_trap not the runtime's.
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O0 -c %s -o %t.o
;; RUN: llvm-readelf --symbols %t.o | FileCheck --check-prefix=SYMBOLS %s

;; CHECK-NOT: @sqrt
;; CHECK-NOT: define {{.*}}@ingot_trap
;; CHECK: store double 7.000000e+00
;; SYMBOLS-NOT: {{ (sqrt|memcpy|main|ingot_memory_grow)$}}
(module
  (memory (export "memory") 1)
  (func $sqrt (export "sqrt") (param f64) (result f64) (f64.const 7))
  (func $memcpy (export "memcpy"))
  (func $main (export "main"))
  (func $ingot_trap (export "ingot_trap"))
  (func $ingot_memory_grow (export "ingot_memory_grow"))
  (func (export "_start") (f64.store (i32.const 0) (call $sqrt (f64.const 4)))))
