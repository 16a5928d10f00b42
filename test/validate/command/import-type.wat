;; A WASI function under a type that is not its own.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: import "wasi_snapshot_preview1" "fd_seek" has type [i32 i64 i32] -> [i32], but WASI defines it as [i32 i64 i32 i32] -> [i32]

(module
  (import "wasi_snapshot_preview1" "fd_seek" (func (param i32 i64 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "_start")))
