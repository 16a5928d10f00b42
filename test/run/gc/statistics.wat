;; --gc-stats: one line at the end, however the program ends. Nothing is said without it.
;; RUN: split-file %s %t
;; RUN: ingot -O2 --gc-stats %t/returns.wat -o %t/returns && %run %t/returns 2>&1 | FileCheck %s
;; RUN: ingot -O2 --gc-stats %t/exits.wat -o %t/exits && %exits 7 %run %t/exits 2>&1 | FileCheck %s --check-prefix=FEW
;; RUN: ingot -O2 --gc-stats %t/traps.wat -o %t/traps && %exits 134 %run %t/traps 2>&1 | FileCheck %s --check-prefix=FEW
;; RUN: ingot -O2 %t/exits.wat -o %t/silent && %exits 7 %run %t/silent 2>&1 | count 0
;; 64 bytes a node, and 2 million of them.
;; CHECK: {{^}}ingot: gc: {{[1-9][0-9]*}} collections, {{[0-9]+}} of them full, {{[0-9]+\.[0-9]+}} ms, the longest {{[0-9]+\.[0-9]+}} ms; {{12[2-3]\.[0-9]+}} MiB allocated, heap at most {{[1-9][0-9]\.[0-9]+}} MiB{{$}}
;; FEW: {{^}}ingot: gc: 0 collections, 0 of them full, 0.000 ms, the longest 0.000 ms; 0.000 MiB allocated, heap at most 0.031 MiB{{$}}

;--- returns.wat
(module
  (type $node (struct (field i64 i64 i64 i64 i64 i64) (field (mut i64))))
  (global $last (mut (ref null $node)) (ref.null $node))
  (func (export "_start")
    (local $i i32)
    (loop $more
      (global.set $last (struct.new_default $node))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $i) (i32.const 2000000))))))
;--- exits.wat
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $node (struct (field i64)))
  (global $last (mut (ref null $node)) (ref.null $node))
  (func (export "_start") (global.set $last (struct.new_default $node)) (call $exit (i32.const 7))))
;--- traps.wat
(module
  (type $node (struct (field i64)))
  (global $last (mut (ref null $node)) (ref.null $node))
  (func (export "_start") (global.set $last (struct.new_default $node)) (unreachable)))
