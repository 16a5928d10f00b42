;; WASI reaches the guest's buffers through an export.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: WASI functions are imported, but no memory "memory" is exported

(module
  (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
  (memory 1)
  (func (export "_start") (call 0 (i32.const 0))))
