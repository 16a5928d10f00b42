;; REQUIRES: native
;; RUN: ingot -O0 %s --invoke=add -o %t-O0 && ingot -O2 %s --invoke=add -o %t-O2
;; RUN: %exits 0 %run %t-O0 40 2 | FileCheck %s --check-prefix=ADD
;; RUN: %exits 0 %run %t-O2 40 2 | FileCheck %s --check-prefix=ADD
;; RUN: %exits 0 ingot run --invoke add %s -- 40 2 | FileCheck %s --check-prefix=ADD
;; ADD: {{^}}1042{{$}}
;; RUN: %exits 0 ingot run --invoke both %s -- -1 0xFFFFFFFFFFFFFFFF | FileCheck %s --check-prefix=BOTH
;; BOTH: {{^}}-1{{$}}
;; BOTH-NEXT: {{^}}-1{{$}}
;; BOTH-NEXT: {{^}}7{{$}}
;; RUN: %exits 0 ingot run --invoke both %s -- 4294967295 -9223372036854775808 | FileCheck %s --check-prefix=EDGES
;; EDGES: {{^}}-1{{$}}
;; EDGES-NEXT: {{^}}-9223372036854775808{{$}}
;; RUN: %exits 0 ingot run --invoke nothing %s | count 0
;; RUN: %exits 9 ingot run --invoke leaves %s
;; RUN: %traps "unreachable" ingot run --invoke traps %s
;;
;; What is wrong with the arguments is said before anything of the guest runs.
;; RUN: %exits 71 %run %t-O2 1 2>&1 | FileCheck %s --check-prefix=COUNT
;; COUNT: ingot: error: function "add" takes 2 arguments, not 1
;; RUN: %exits 71 %run %t-O2 1 2 3 2>&1 | FileCheck %s --check-prefix=MORE
;; MORE: ingot: error: function "add" takes 2 arguments, not 3
;; RUN: %exits 71 %run %t-O2 1 4294967296 2>&1 | FileCheck %s --check-prefix=RANGE
;; RANGE: ingot: error: argument "4294967296" is no integer of 32 bits
;; RUN: %exits 71 %run %t-O2 1 -2147483649 2>&1 | FileCheck %s --check-prefix=BELOW
;; BELOW: ingot: error: argument "-2147483649" is no integer of 32 bits
;; RUN: %exits 71 %run %t-O2 1 1.5 2>&1 | FileCheck %s --check-prefix=FRACTION
;; FRACTION: ingot: error: argument "1.5" is no integer of 32 bits
;; RUN: %exits 71 %run %t-O2 "" 2 2>&1 | FileCheck %s --check-prefix=EMPTY
;; EMPTY: ingot: error: argument "" is no integer of 32 bits
;; RUN: %exits 71 %run %t-O2 0x 2
;; RUN: %exits 71 %run %t-O2 -- 2
;;
;; A reactor is initialised once, before its function is called; each start is a new instance.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  (global $base (mut i32) (i32.const 0))
  (func (export "_initialize") (global.set $base (i32.add (global.get $base) (i32.const 1000))))
  (func (export "add") (param i32 i32) (result i32)
    (i32.add (global.get $base) (i32.add (local.get 0) (local.get 1))))
  (func (export "both") (param i32 i64) (result i32 i64 i32) (local.get 0) (local.get 1) (i32.const 7))
  (func (export "nothing"))
  (func (export "leaves") (call $proc_exit (i32.const 9)))
  (func (export "traps") unreachable))
