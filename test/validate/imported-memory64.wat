;; An imported memory is a memory.
;; RUN: ingot validate %s 2>&1 | count 0

(module (import "env" "memory" (memory i64 1)))
