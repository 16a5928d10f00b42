;; Four rows of additions, exclusive ors and rotations, as in ChaCha20, wait for each other whether they are vectors or not; and as vectors
;; they take longer (passes/execution_estimate). Values that wait for nothing become vectors.
;; RUN: ingot -O2 -march=x86-64-v3 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 --target=aarch64-linux --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -O2 %s -o %t && %t | od -A n -t x4 | FileCheck %s --check-prefix=PRINTS
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (type $part (func (param i32)))
  (table funcref (elem $rounds $products)) ;; where an index that is not known keeps them from being inlined

  (func $quarter_round (param $a i32) (param $b i32) (param $c i32) (param $d i32) (result i32 i32 i32 i32)
    (local.set $a (i32.add (local.get $a) (local.get $b)))
    (local.set $d (i32.rotl (i32.xor (local.get $d) (local.get $a)) (i32.const 16)))
    (local.set $c (i32.add (local.get $c) (local.get $d)))
    (local.set $b (i32.rotl (i32.xor (local.get $b) (local.get $c)) (i32.const 12)))
    (local.set $a (i32.add (local.get $a) (local.get $b)))
    (local.set $d (i32.rotl (i32.xor (local.get $d) (local.get $a)) (i32.const 8)))
    (local.set $c (i32.add (local.get $c) (local.get $d)))
    (local.set $b (i32.rotl (i32.xor (local.get $b) (local.get $c)) (i32.const 7)))
    (local.get $a) (local.get $b) (local.get $c) (local.get $d))

  ;; CHECK-LABEL: define {{.*}} @f2(
  ;; CHECK-NOT: x i32>
  ;; CHECK: ret void
  (func $rounds (param $count i32)
    (local $x0 i32)    (local $x1 i32)    (local $x2 i32)    (local $x3 i32)
    (local $x4 i32)    (local $x5 i32)    (local $x6 i32)    (local $x7 i32)
    (local $x8 i32)    (local $x9 i32)    (local $x10 i32)    (local $x11 i32)
    (local $x12 i32)    (local $x13 i32)    (local $x14 i32)    (local $x15 i32)
    (local.set $x0 (i32.load offset=0 (i32.const 64)))
    (local.set $x1 (i32.load offset=4 (i32.const 64)))
    (local.set $x2 (i32.load offset=8 (i32.const 64)))
    (local.set $x3 (i32.load offset=12 (i32.const 64)))
    (local.set $x4 (i32.load offset=16 (i32.const 64)))
    (local.set $x5 (i32.load offset=20 (i32.const 64)))
    (local.set $x6 (i32.load offset=24 (i32.const 64)))
    (local.set $x7 (i32.load offset=28 (i32.const 64)))
    (local.set $x8 (i32.load offset=32 (i32.const 64)))
    (local.set $x9 (i32.load offset=36 (i32.const 64)))
    (local.set $x10 (i32.load offset=40 (i32.const 64)))
    (local.set $x11 (i32.load offset=44 (i32.const 64)))
    (local.set $x12 (i32.load offset=48 (i32.const 64)))
    (local.set $x13 (i32.load offset=52 (i32.const 64)))
    (local.set $x14 (i32.load offset=56 (i32.const 64)))
    (local.set $x15 (i32.load offset=60 (i32.const 64)))
    (loop $again
      (call $quarter_round (local.get $x0) (local.get $x4) (local.get $x8) (local.get $x12))
      (local.set $x12) (local.set $x8) (local.set $x4) (local.set $x0)
      (call $quarter_round (local.get $x1) (local.get $x5) (local.get $x9) (local.get $x13))
      (local.set $x13) (local.set $x9) (local.set $x5) (local.set $x1)
      (call $quarter_round (local.get $x2) (local.get $x6) (local.get $x10) (local.get $x14))
      (local.set $x14) (local.set $x10) (local.set $x6) (local.set $x2)
      (call $quarter_round (local.get $x3) (local.get $x7) (local.get $x11) (local.get $x15))
      (local.set $x15) (local.set $x11) (local.set $x7) (local.set $x3)
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.store offset=0 (i32.const 64) (local.get $x0))
    (i32.store offset=4 (i32.const 64) (local.get $x1))
    (i32.store offset=8 (i32.const 64) (local.get $x2))
    (i32.store offset=12 (i32.const 64) (local.get $x3))
    (i32.store offset=16 (i32.const 64) (local.get $x4))
    (i32.store offset=20 (i32.const 64) (local.get $x5))
    (i32.store offset=24 (i32.const 64) (local.get $x6))
    (i32.store offset=28 (i32.const 64) (local.get $x7))
    (i32.store offset=32 (i32.const 64) (local.get $x8))
    (i32.store offset=36 (i32.const 64) (local.get $x9))
    (i32.store offset=40 (i32.const 64) (local.get $x10))
    (i32.store offset=44 (i32.const 64) (local.get $x11))
    (i32.store offset=48 (i32.const 64) (local.get $x12))
    (i32.store offset=52 (i32.const 64) (local.get $x13))
    (i32.store offset=56 (i32.const 64) (local.get $x14))
    (i32.store offset=60 (i32.const 64) (local.get $x15))
)

  ;; CHECK-LABEL: define {{.*}} @f3(
  ;; CHECK: fmul <4 x float>
  (func $products (param $p i32)
    (f32.store offset=64 (local.get $p) (f32.mul (f32.load offset=0 (local.get $p)) (f32.load offset=16 (local.get $p))))
    (f32.store offset=68 (local.get $p) (f32.mul (f32.load offset=4 (local.get $p)) (f32.load offset=20 (local.get $p))))
    (f32.store offset=72 (local.get $p) (f32.mul (f32.load offset=8 (local.get $p)) (f32.load offset=24 (local.get $p))))
    (f32.store offset=76 (local.get $p) (f32.mul (f32.load offset=12 (local.get $p)) (f32.load offset=28 (local.get $p))))
)

  (data (i32.const 64) "expand 32-byte k0123456789abcdef0123456789abcdefcounter+nonce+++")
  (data (i32.const 0) "\00\00\00\00\01\00\00\00\40\00\00\00\40\00\00\00")
  (func (export "_start")
    (call_indirect (type $part) (i32.const 10) (i32.load (i32.const 0)))
    (call_indirect (type $part) (i32.const 256) (i32.load (i32.const 4)))
    (drop (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 0)))))

;; PRINTS: 75d02fd5 4d1c11c5 4a22f042 893cc1e6
;; PRINTS: bfd8a5c3 c21cfc66 81a2e39d 68ecc409
;; PRINTS: cc3abef9 50657078 6f46f890 4c7af802
;; PRINTS: 70524faf 2feea6b4 5af7fe6c 91dc53aa
