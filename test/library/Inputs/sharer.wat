;; Of two modules that share what they import: puts values there, and throws.
(module
  (import "env" "memory" (memory 1))
  (import "env" "table" (table 2 funcref))
  (import "env" "base" (global $base i32))
  (import "env" "top" (global $top (mut i32)))
  (import "env" "tag" (tag $tag (param i32)))
  (elem (i32.const 1) func $answer)
  (func $answer (result i32) (i32.const 42))
  (func (export "put") (param i32)
    (i32.store (global.get $base) (local.get 0))
    (global.set $top (i32.add (global.get $top) (local.get 0))))
  (func (export "throw") (param i32) (throw $tag (local.get 0))))
