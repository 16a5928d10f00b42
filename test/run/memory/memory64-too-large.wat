;; RUN: ingot %s -o %t
;; RUN: %exits 71 %run %t 2>&1 | FileCheck %s
;; CHECK: {{^}}ingot: error: cannot reserve {{[0-9]+}} MiB of address space for a linear memory{{.*}}{{$}}
;; What no machine has, without an overflow on the way to that insight.
(module
  (memory i64 0x1000000000000)
  (func (export "_start")))
