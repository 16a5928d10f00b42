;; Every abbreviation of the text format, and what it stands for: as the printer shows it, which uses none.
;; RUN: ingot print %s | FileCheck %s
;; RUN: ingot print %s -o %t.wat && ingot print %t.wat | cmp - %t.wat
(module $abbreviations
  ;; CHECK: (module $abbreviations
  (type $explicit (func (param i32 i64) (param $named f32)))
  ;; CHECK-NEXT: (type $explicit (;0;) (func (param i32 i64 f32)))
  (rec (type $a (sub (struct (field $x i8) (field (mut i16) i32)))) (type (sub final $a (struct (field i8 (mut i16) i32)))))
  ;; CHECK-NEXT: (rec
  ;; CHECK-NEXT: (type $a (;1;) (sub (struct (field $x i8) (field (mut i16)) (field i32))))
  ;; CHECK-NEXT: (type (;2;) (sub final $a (struct (field i8) (field (mut i16)) (field i32)))))
  (type (sub final (array (mut (ref null $a)))))
  ;; CHECK-NEXT: (type (;3;) (array (mut (ref null $a))))
  ;; Implicit types stand behind the explicit ones, in the order of their uses.
  ;; CHECK-NEXT: (type (;4;) (func))
  ;; CHECK-NEXT: (type (;5;) (func (param i32) (result i32)))
  ;; CHECK-NEXT: (type (;6;) (func (param i32 i32) (result i32 i32)))

  (func $imported (export "e") (export "f") (import "m" "n") (param i32 i64) (param f32))
  ;; CHECK-NEXT: (import "m" "n" (func $imported (;0;) (type $explicit) (param i32 i64 f32)))
  (table (import "m" "t") 1 2 anyref)
  ;; CHECK-NEXT: (import "m" "t" (table (;0;) 1 2 anyref))
  (global (import "m" "g") (mut (ref null func)))
  ;; CHECK-NEXT: (import "m" "g" (global (;0;) (mut funcref)))
  (memory (import "m" "m") 1 2 shared)
  ;; CHECK-NEXT: (import "m" "m" (memory (;0;) 1 2 shared))
  (tag (import "m" "x"))
  ;; CHECK-NEXT: (import "m" "x" (tag (;0;) (type 4)))

  (func $f (param $p i32) (result i32) (local $v v128) (local i32 i32) (local)
    (if (result i32) (local.get $p) (then (i32.const 1)) (else (call $f (i32.const 2)))))
  ;; CHECK-NEXT: (func $f (;1;) (type 5) (param $p i32) (result i32)
  ;; CHECK-NEXT:   (local $v v128) (local i32 i32)
  ;; CHECK-NEXT:   local.get $p
  ;; CHECK-NEXT:   if (result i32)
  ;; CHECK-NEXT:     i32.const 1
  ;; CHECK-NEXT:   else
  ;; CHECK-NEXT:     i32.const 2
  ;; CHECK-NEXT:     call $f
  ;; CHECK-NEXT:   end)
  (func (block $l (param i32 i32) (result i32 i32) (br_if $l (i32.const 0)) (select (result i32))))
  ;; CHECK-NEXT: (func (;2;) (type 4)
  ;; CHECK-NEXT:   block $l (type 6)
  ;; CHECK-NEXT:     i32.const 0
  ;; CHECK-NEXT:     br_if $l
  ;; CHECK-NEXT:     select (result i32)
  ;; CHECK-NEXT:   end)
  (func
    ;; CHECK-NEXT: (func (;3;) (type 4)
    (drop (i32.load offset=4 (i32.const 0)))
    ;; CHECK-NEXT: i32.const 0
    ;; CHECK-NEXT: i32.load offset=4
    ;; CHECK-NEXT: drop
    (i32.store $second align=1 (i32.const 0) (i32.const 0))
    ;; CHECK: i32.store $second align=1
    (memory.copy) (memory.init $d) (memory.init $second $d) (table.copy) (table.init $e) (table.init $t $e)
    ;; CHECK-NEXT: memory.copy
    ;; CHECK-NEXT: memory.init $d
    ;; CHECK-NEXT: memory.init $second $d
    ;; CHECK-NEXT: table.copy
    ;; CHECK-NEXT: table.init $e
    ;; CHECK-NEXT: table.init $t $e
    call_indirect
    ;; CHECK-NEXT: call_indirect (type 4)
    call_indirect $t (param i32) (result i32)
    ;; CHECK-NEXT: call_indirect $t (type 5)
    v128.load8_lane 3
    ;; CHECK-NEXT: v128.load8_lane 3
    v128.load8_lane 1 3
    ;; CHECK-NEXT: v128.load8_lane $second 3
    v128.const i8x16 -1 0xff 2 3 4 5 6 7 8 9 10 11 12 13 14 15
    ;; CHECK-NEXT: v128.const i32x4 0x0302ffff 0x07060504 0x0b0a0908 0x0f0e0d0c
    v128.const f64x2 -0.0 nan:0x1
    ;; CHECK-NEXT: v128.const i32x4 0x00000000 0x80000000 0x00000001 0x7ff00000
    ref.test (ref null any)
    ;; CHECK-NEXT: ref.test anyref
    ref.cast (ref $a)
    ;; CHECK-NEXT: ref.cast (ref $a)
    struct.get_u $a $x
    ;; CHECK-NEXT: struct.get_u $a $x
  )
  (func
    ;; CHECK: (func (;4;) (type 4)
    (block $l
      ;; The labels of catch clauses are counted from outside, and so is that of delegate.
      (try_table (catch 0 $l) (catch_all_ref 0) (nop))
      ;; CHECK: try_table (catch 0 $l) (catch_all_ref $l)
      (try $t (do (nop)) (catch 0 (rethrow $t)) (catch_all))
      ;; CHECK:      try $t
      ;; CHECK-NEXT:   nop
      ;; CHECK-NEXT: catch 0
      ;; CHECK-NEXT:   rethrow $t
      ;; CHECK-NEXT: catch_all
      ;; CHECK-NEXT: end
      (try $t (do) (delegate $l))
      ;; CHECK-NEXT: try $t
      ;; CHECK-NEXT: delegate $l
      br_on_cast $l anyref (ref $a)
      ;; CHECK-NEXT: br_on_cast $l anyref (ref $a)
      br_table 0 1 $l
      ;; CHECK-NEXT: br_table $l 1 $l
    ))

  (table $t funcref (elem $f $f))
  ;; CHECK: (table $t (;1;) 2 2 funcref)
  (table i64 (ref null $explicit) (elem (ref.func $imported) (item ref.null $explicit)))
  ;; CHECK-NEXT: (table (;2;) i64 2 2 (ref null $explicit))
  (table 0 funcref (ref.null func))
  ;; CHECK-NEXT: (table (;3;) 0 funcref (ref.null func))
  (memory $second (data "a" "bc"))
  ;; CHECK-NEXT: (memory $second (;1;) 1 1)
  (memory i64 (pagesize 1) (data "abc"))
  ;; CHECK-NEXT: (memory (;2;) i64 3 3 (pagesize 1))
  (global $g i32 (i32.add (i32.const 1) (i32.const 2)))
  ;; CHECK-NEXT: (global $g (;1;) i32 i32.const 1 i32.const 2 i32.add)
  ;; CHECK-NEXT: (export "e" (func $imported))
  ;; CHECK-NEXT: (export "f" (func $imported))
  (elem $e func $f)
  (elem (i32.const 1) $f)
  (elem (table $t) (offset i32.const 1) funcref (item (ref.func $f)) (ref.func $f))
  (elem declare (ref func) (ref.func $f))
  ;; CHECK-NEXT: (elem (;0;) (table $t) (offset (i32.const 0)) func $f $f)
  ;; CHECK-NEXT: (elem (;1;) (table 2) (offset (i64.const 0)) (ref null $explicit) (item (ref.func $imported)) (item (ref.null $explicit)))
  ;; CHECK-NEXT: (elem $e (;2;) func $f)
  ;; CHECK-NEXT: (elem (;3;) (offset (i32.const 1)) func $f)
  ;; CHECK-NEXT: (elem (;4;) (table $t) (offset (i32.const 1)) funcref (item (ref.func $f)) (item (ref.func $f)))
  ;; CHECK-NEXT: (elem (;5;) declare (ref func) (item (ref.func $f)))
  (data $d "\00\ff" "text")
  (data (memory $second) (i32.const 0) "x")
  ;; CHECK-NEXT: (data (;0;) (memory $second) (offset (i32.const 0)) "abc")
  ;; CHECK-NEXT: (data (;1;) (memory 2) (offset (i64.const 0)) "abc")
  ;; CHECK-NEXT: (data $d (;2;) "\00\fftext")
  ;; CHECK-NEXT: (data (;3;) (memory $second) (offset (i32.const 0)) "x"))
)
