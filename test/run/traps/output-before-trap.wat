;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps unreachable %run %t-O0 | FileCheck %s
;; RUN: %traps unreachable %run %t-O2 | FileCheck %s
;; What was written before a trap stays written, and a trap writes nothing to standard output.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\07\00\00\00")
  (data (i32.const 16) "before\n")
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (unreachable)))
;; CHECK: {{^}}before{{$}}
;; CHECK-NOT: {{.}}
