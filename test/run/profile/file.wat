;; A profile that cannot be written keeps the program from starting, and one that could not be is said; the program ends as ever.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: ingot --profile-generate=nowhere/p %s -o a && %exits 71 %run ./a 2>&1 | FileCheck %s --check-prefix=NOWHERE
;; NOWHERE: ingot: error: cannot write the profile "nowhere/p": there is no such directory
;; RUN: ingot --profile-generate=/dev/full %s -o b && %exits 5 %run ./b 2>&1 | FileCheck %s --check-prefix=FULL
;; FULL: ingot: error: cannot write the profile "/dev/full": no space is left
;;
;; Who does not come to its end leaves the file of an earlier execution, or an empty one.
;; RUN: ingot --profile-generate=p %s -o c && %exits 5 %run ./c && cp p q
;; RUN: not --crash %run ./c killed && cmp p q && rm p
;; RUN: not --crash %run ./c killed && cmp p /dev/null
;;
;; The longer file of another program is replaced as a whole.
;; RUN: cat q q q > p && %exits 5 %run ./c && cmp p q
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_raise" (func $raise (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start")
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (if (i32.gt_u (i32.load (i32.const 0)) (i32.const 1))
      (then (drop (call $raise (i32.const 9))))) ;; SIGKILL
    (call $exit (i32.const 5))))
