;; An atomic access, to a memory that is not even shared.
;; RUN: wat2wasm --no-check --enable-threads %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (memory 1) (func (drop (i32.atomic.load (i32.const 0)))))
