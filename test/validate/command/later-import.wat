;; A WASI function that is known but not there yet.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: the WASI function proc_raise is not supported yet (function 0)

(module
  (import "wasi_snapshot_preview1" "proc_raise" (func (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
