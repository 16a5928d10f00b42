;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0 one --dir=/ '' 'two words' | tr '\0' '\n' | FileCheck %s
;; RUN: %exits 0 %run %t-O2 one --dir=/ '' 'two words' | tr '\0' '\n' | FileCheck %s
;; The guest owns all of its arguments, also those that look like options of ours.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  ;; Writes all strings, each with its final zero byte.
  (func (export "_start")
    (if (call $sizes (i32.const 0) (i32.const 4)) (then (unreachable)))
    (if (call $get (i32.const 1024) (i32.const 65536)) (then (unreachable)))
    (i32.store (i32.const 8) (i32.const 65536))
    (i32.store (i32.const 12) (i32.load (i32.const 4)))
    (if (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16)) (then (unreachable)))))
;; CHECK: arguments.wat.tmp-O
;; CHECK-NEXT: {{^}}one{{$}}
;; CHECK-NEXT: {{^}}--dir=/{{$}}
;; CHECK-EMPTY:
;; CHECK-NEXT: {{^}}two words{{$}}
;; CHECK-NOT: {{.}}
