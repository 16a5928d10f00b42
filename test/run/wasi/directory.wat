;; RUN: rm -rf %t.dir && mkdir -p %t.dir/granted && echo contents > %t.dir/granted/file && echo hidden > %t.dir/secret
;; RUN: ingot --dir %t.dir/granted::/data %s -o %t.out
;; RUN: %exits 0 %run %t.out | FileCheck %s
;; RUN: ls %t.dir/granted/new
;; RUN: rm %t.dir/granted/new
;; RUN: ingot --dir %t.dir/granted::/data::ro %s -o %t.ro
;; RUN: %exits 7 %run %t.ro | FileCheck %s
;; RUN: not ls %t.dir/granted/new
;; RUN: %if native %{ %exits 7 ingot run %s --dir %t.dir/granted::/data::ro | FileCheck %s %}
;; A granted directory under its guest name; what lies outside stays outside, and `ro` refuses to create.
;; CHECK: {{^}}/datacontents{{$}}
;; CHECK-NOT: hidden
(module
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_dir_name" (func $fd_prestat_dir_name (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open" (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "file")
  (data (i32.const 80) "../secret")
  (data (i32.const 96) "new")
  (func $write (param $from i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $from))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    ;; the name of the directory, then the contents of the file in it
    (call $expect (i32.const 1) (i32.eqz (call $fd_prestat_get (i32.const 3) (i32.const 16))))
    (call $expect (i32.const 2)
      (i32.eqz (call $fd_prestat_dir_name (i32.const 3) (i32.const 1024) (i32.load (i32.const 20)))))
    (call $write (i32.const 1024) (i32.load (i32.const 20)))
    (call $expect (i32.const 3) ;; rights: fd_read
      (i32.eqz (call $path_open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 4) (i32.const 0)
                                (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 24))))
    (i32.store (i32.const 0) (i32.const 2048))
    (i32.store (i32.const 4) (i32.const 1000))
    (call $expect (i32.const 4)
      (i32.eqz (call $fd_read (i32.load (i32.const 24)) (i32.const 0) (i32.const 1) (i32.const 8))))
    (call $write (i32.const 2048) (i32.load (i32.const 8)))
    ;; outside
    (call $expect (i32.const 5)
      (i32.ne (i32.const 0) (call $path_open (i32.const 3) (i32.const 0) (i32.const 80) (i32.const 9) (i32.const 0)
                                             (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 24))))
    ;; status 7 if a file could not be created (oflags: creat; rights: fd_write)
    (call $expect (i32.const 7)
      (i32.eqz (call $path_open (i32.const 3) (i32.const 0) (i32.const 96) (i32.const 3) (i32.const 1)
                                (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 24))))))
