;; What was unrolled, and has not become a loop over vectors, is unrolled again: histograms.
;; RUN: ingot -O2 -S %s -o - | FileCheck %s
;; REQUIRES: target=x86_64-linux
;; CHECK-COUNT-4: incl
(module
  (memory (export "memory") 4)
  (func $count (param $byte i32) (local $at i32)
    (local.set $at (i32.add (i32.const 65536) (i32.shl (local.get $byte) (i32.const 2))))
    (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1))))
  (func (export "_start") (local $i i32)
    (loop $again
      (call $count (i32.load8_u offset=1024 (local.get $i)))
      (call $count (i32.load8_u offset=1025 (local.get $i)))
      (call $count (i32.load8_u offset=1026 (local.get $i)))
      (call $count (i32.load8_u offset=1027 (local.get $i)))
      (br_if $again (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 4))) (i32.const 4000))))))
