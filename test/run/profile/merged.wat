;; The functions of all modules of a program are counted, in one profile of the program.
;; RUN: rm -rf %t && split-file %s %t && cd %t
;; RUN: ingot --profile-generate=p library.wat main.wat -o a && %exits 5 %run ./a
;; RUN: %python %tools/show_profile.py p | FileCheck %s
;; CHECK: {{^}}5 4 1 1{{$}}
;; RUN: ingot --profile-use=p library.wat main.wat -o b && %exits 5 %run ./b
;; RUN: %exits 1 ingot --profile-use=p library.wat --invoke=count -o c 2>&1 | FileCheck %s --check-prefix=OTHER
;; OTHER: it is of another module

;--- library.wat
(module
  (memory (export "memory") 1)
  (global $calls (mut i32) (i32.const 0))
  (func (export "count") (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (if (i32.lt_u (global.get $calls) (i32.const 5)) (then (nop)))
    (global.get $calls)))
;--- main.wat
(module
  (import "library" "count" (func $count (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $count)) (drop (call $count)) (drop (call $count)) (drop (call $count))
    (call $exit (call $count))))
