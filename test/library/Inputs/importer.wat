;; Imports one of each kind that a host can be reached by, and uses them before and after the start function has called the host.
(module
  (import "env" "memory" (memory $memory 1 4))
  (import "env" "table" (table $table 3 10 externref))
  (import "env" "functions" (table $functions 2 funcref))
  (import "env" "i32" (global $i32 i32))
  (import "env" "i64" (global $i64 (mut i64)))
  (import "env" "f32" (global $f32 (mut f32)))
  (import "env" "f64" (global $f64 f64))
  (import "env" "v128" (global $v128 v128))
  (import "env" "tag" (tag $tag (param i32)))
  (import "env" "started" (func $started (param i32)))
  ;; Names that collide with those of accessors.
  (import "env" "i64_get" (func $i64_get))
  (import "env" "i32" (global $other_i32 (mut i32)))

  ;; The same memory by another name, another one of the module's own, and one that WASI would look for.
  (export "memory" (memory $memory))
  (export "i64" (global $i64))
  (memory $own (export "own") 2)

  ;; What is imported decides where segments go, and what other globals are.
  (global $copy (export "copy") i32 (global.get $i32))
  (data (memory $memory) (offset (global.get $i32)) "at i32")
  (elem (table $functions) (offset (i32.const 1)) func $answer)
  (func $answer (result i32) (i32.const 42))

  (func $start
    (i32.store $memory (i32.const 0) (i32.const 7))
    (call $started (global.get $i32))
    (global.set $i64 (i64.add (global.get $i64) (i64.const 1))))
  (start $start)

  (func (export "sum") (result f64)
    (f64.add (f64.add (f64.convert_i32_s (global.get $i32)) (f64.convert_i64_s (global.get $i64)))
             (f64.add (f64.promote_f32 (global.get $f32))
                      (f64.add (global.get $f64) (f64.convert_i32_s (global.get $other_i32))))))
  (func (export "vector") (result v128) (global.get $v128))
  (func (export "load") (param i32) (result i32) (i32.load $memory (local.get 0)))
  (func (export "grow") (param i32) (result i32) (memory.grow $memory (local.get 0)))
  (func (export "grow_table") (param i32) (result i32)
    (table.grow $table (ref.null extern) (local.get 0)))
  (func (export "nulls") (result i32) (local $i i32) (local $nulls i32)
    (loop $again
      (local.set $nulls (i32.add (local.get $nulls) (ref.is_null (table.get $table (local.get $i)))))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (table.size $table))))
    (local.get $nulls))
  (func (export "call") (param i32) (result i32) (call_indirect $functions (result i32) (local.get 0)))
  (func (export "catch") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (catch $tag $caught) (throw $tag (local.get 0)))
      (i32.const -1))))
