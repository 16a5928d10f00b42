;; All unknown imports are reported in one go, their names escaped.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: unknown import "env" "f"
;; CHECK: error: unknown import "wasi_snapshot_preview1" "fd_fly"
;; CHECK: error: unknown import "wasi_unstable" "sock_accept"
;; CHECK: error: import "wasi_unstable" "fd_close" has type [] -> [], but WASI defines it as [i32] -> [i32]
;; CHECK: error: unknown import "e\0av" "m" (of memories, one shared "env" "memory" can be imported)
;; CHECK: error: unknown import "env" "g" (only functions and a memory can be imported)

(module
  (import "env" "f" (func))
  (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
  (import "wasi_snapshot_preview1" "fd_fly" (func))
  (import "wasi_unstable" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  (import "wasi_unstable" "sock_accept" (func (param i32 i32 i32) (result i32)))
  (import "wasi_unstable" "fd_close" (func))
  (import "e\nv" "m" (memory 1))
  (import "env" "g" (global i32))
  (export "memory" (memory 0))
  (func (export "_start")))
;; Only functions are allowed to be unknown, and those of WASI must have their type all the same.
;; RUN: not ingot --allow-unknown-imports=trap %s -o %t 2>&1 | FileCheck %s --check-prefix=ALLOWED --implicit-check-not='"f"' --implicit-check-not=fd_fly
;; ALLOWED: error: import "wasi_unstable" "fd_close" has type [] -> [], but WASI defines it as [i32] -> [i32]
;; ALLOWED-NEXT: error: unknown import "e\0av" "m" (of memories, one shared "env" "memory" can be imported)
;; ALLOWED-NEXT: error: unknown import "env" "g" (only functions and a memory can be imported)
