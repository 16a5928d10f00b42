;; A loop that compares bytes goes on by eight as long as they are equal, if it does nothing else.
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s
;; RUN: ingot -Os --emit=llvm-ir %s -o - | FileCheck %s --check-prefix=SMALL
;; REQUIRES: target=x86_64-linux
;; SMALL-NOT: cttz
(module
  (memory (export "memory") 1)
  (type $compare (func (param i32 i32 i32) (result i32)))
  (table funcref (elem $equal $counted))

  ;; How many bytes from $p and $q on are equal, of $n at most.
  ;; CHECK-LABEL: @f0(
  ;; CHECK: load volatile i64
  ;; CHECK: load volatile i64
  ;; CHECK: call {{.*}}llvm.cttz.i64
  ;; CHECK-NOT: cttz
  ;; CHECK: icmp eq i8
  (func $equal (type $compare) (param $p i32) (param $q i32) (param $n i32) (result i32) (local $left i32)
    (local.set $left (local.get $n))
    (block $done
      (br_if $done (i32.eqz (local.get $n)))
      (loop $again
        (br_if $done (i32.ne (i32.load8_u (local.get $p)) (i32.load8_u (local.get $q))))
        (local.set $p (i32.add (local.get $p) (i32.const 1)))
        (local.set $q (i32.add (local.get $q) (i32.const 1)))
        (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))
    (i32.sub (local.get $n) (local.get $left)))

  ;; The same, but that it writes down how far it is.
  ;; CHECK-LABEL: @f1(
  ;; CHECK-NOT: cttz
  ;; CHECK: ret i32
  (func $counted (type $compare) (param $p i32) (param $q i32) (param $n i32) (result i32)
    (i32.store (i32.const 0) (i32.const 0))
    (block $done
      (br_if $done (i32.eqz (local.get $n)))
      (loop $again
        (br_if $done (i32.ne (i32.load8_u (local.get $p)) (i32.load8_u (local.get $q))))
        (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
        (local.set $p (i32.add (local.get $p) (i32.const 1)))
        (local.set $q (i32.add (local.get $q) (i32.const 1)))
        (br_if $again (i32.lt_u (i32.load (i32.const 0)) (local.get $n)))))
    (i32.load (i32.const 0)))

  (func (export "_start")
    (drop (call_indirect (type $compare) (i32.const 1) (i32.const 2) (i32.const 3) (i32.load (i32.const 0))))))
