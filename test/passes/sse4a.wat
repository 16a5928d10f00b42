;; SSE4a has no VEX form, so that an INSERTQ takes Zen 3 over 100 ns where the upper half of a register is in use.
;; RUN: ingot -O2 -march=znver3 -S %s -o - | FileCheck %s --check-prefix=SHUFFLES
;; RUN: ingot -O2 -march=znver3 -mattr=+sse4a -S %s -o - | FileCheck %s --check-prefix=SSE4A
;; SHUFFLES-NOT: insertq
;; SSE4A: insertq
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (i64.store (i32.const 64)
      (i64x2.extract_lane 0
        (i8x16.shuffle 16 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31
          (v128.load (i32.load (i32.const 0))) (v128.load (i32.load (i32.const 4))))))))
