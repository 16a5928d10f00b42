;; A profile is written however the guest ends: it returns, calls proc_exit, traps, or is out of stack. It counts
;; up to there, and the file of an earlier run is gone.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: ingot --profile-generate=p %s -o a
;; RUN: %run ./a && %python %tools/show_profile.py p | FileCheck %s --check-prefix=RETURNS
;; RETURNS: {{^}}1 0 1 0 0 0 0 0{{$}}
;; RUN: %exits 7 %run ./a 1 && %python %tools/show_profile.py p | FileCheck %s --check-prefix=EXITS
;; EXITS: {{^}}1 0 0 1 0 0 0 0{{$}}
;; RUN: %traps 'unreachable at' %run ./a 1 2 && %python %tools/show_profile.py p | FileCheck %s --check-prefix=TRAPS
;; TRAPS: {{^}}1 0 0 0 1 0 0 0{{$}}
;; RUN: %traps 'out of bounds memory access' %run ./a 1 2 3 && %python %tools/show_profile.py p | FileCheck %s --check-prefix=FAULTS
;; FAULTS: {{^}}1 0 0 0 0 1 0 0{{$}}
;; RUN: %traps 'call stack exhausted' %run ./a 1 2 3 4 && %python %tools/show_profile.py p | FileCheck %s --check-prefix=EXHAUSTS
;; EXHAUSTS: {{^}}1 0 0 0 0 0 1 {{[1-9][0-9]+}}{{$}}
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (block $exhaust (block $fault (block $trap (block $return (block $exit
      (br_table $return $return $exit $trap $fault $exhaust (i32.load (i32.const 0))))
      (call $exit (i32.const 7)))
      (return))
      (unreachable))
      (drop (i32.load (i32.const -4))))
    (call $recurse))
  (func $recurse (call $recurse)))
