;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; Without --dir there is no descriptor 3 (status 8 is badf), and no path can be opened.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open" (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "/etc/passwd")
  ;; Ends the program with the number of the first case that is wrong.
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (call $expect (i32.const 1) (i32.eq (call $fd_prestat_get (i32.const 3) (i32.const 0)) (i32.const 8)))
    (call $expect (i32.const 2) (i32.ne (call $path_open (i32.const 0) (i32.const 0) (i32.const 64) (i32.const 11) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 3) (i32.ne (call $path_open (i32.const 0) (i32.const 0) (i32.const 65) (i32.const 10) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 4) (i32.ne (call $path_open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 11) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 5) (i32.ne (call $path_open (i32.const 3) (i32.const 0) (i32.const 65) (i32.const 10) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 6) (i32.ne (call $path_open (i32.const 4) (i32.const 0) (i32.const 64) (i32.const 11) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 7) (i32.ne (call $path_open (i32.const 4) (i32.const 0) (i32.const 65) (i32.const 10) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 8) (i32.ne (call $path_open (i32.const -1) (i32.const 0) (i32.const 64) (i32.const 11) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 9) (i32.ne (call $path_open (i32.const -1) (i32.const 0) (i32.const 65) (i32.const 10) (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)) (i32.const 0)))))
