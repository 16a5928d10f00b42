;; RUN: ingot --env FIXED=value --env PASSED --env ABSENT --env EMPTY= %s -o %t.out
;; RUN: env -u ABSENT PASSED=through SECRET=1 %exits 0 %run %t.out | tr '\0' '\n' | FileCheck %s
;; --env NAME=VALUE fixes a variable when compiling, --env NAME passes it on when the program starts; no other is seen.
(module
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_get" (func $get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  ;; Writes all strings, each with its final zero byte.
  (func (export "_start")
    (if (call $sizes (i32.const 0) (i32.const 4)) (then (unreachable)))
    (if (call $get (i32.const 1024) (i32.const 65536)) (then (unreachable)))
    (i32.store (i32.const 8) (i32.const 65536))
    (i32.store (i32.const 12) (i32.load (i32.const 4)))
    (if (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16)) (then (unreachable)))))
;; CHECK-DAG: {{^}}FIXED=value{{$}}
;; CHECK-DAG: {{^}}PASSED=through{{$}}
;; CHECK-DAG: {{^}}EMPTY={{$}}
;; CHECK-NOT: {{ABSENT|SECRET|PATH}}
