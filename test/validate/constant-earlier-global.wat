;; An immutable global of the module may be read by those after it, and by segments.
;; wat2wasm allows imported ones only, so its own check is off.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module
  (global $a i32 (i32.const 8))
  (global $b (mut i32) (global.get $a))
  (memory 1)
  (data (global.get $a) "x"))
