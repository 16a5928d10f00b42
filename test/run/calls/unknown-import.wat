;; --allow-unknown-imports=trap: a function that nobody defines can be imported, called, and referred to. The call is a trap that
;; names it, whatever is in the names, and the caller's work until then is done. A module without functions of WASI needs
;; no memory.
;; RUN: split-file %s %t
;; RUN: not ingot %t/called.wat -o %t/called.out 2>&1 | FileCheck %s --check-prefix=REFUSED
;; REFUSED: error: unknown import "env" "\1b[31mfl\22y\00x"
;; RUN: ingot -O0 --allow-unknown-imports=trap %t/called.wat -o %t/called.out
;; RUN: %exits 134 %run %t/called.out > %t/output 2>&1
;; RUN: FileCheck %s --input-file %t/output --check-prefix=CALLED
;; RUN: ingot -O2 --allow-unknown-imports=trap %t/called.wat -o %t/called.out
;; RUN: %exits 134 %run %t/called.out > %t/output 2>&1
;; RUN: FileCheck %s --input-file %t/output --check-prefix=CALLED
;; CALLED: {{^}}before{{$}}
;; CALLED-NEXT: {{^}}ingot: trap: unknown import "env" "\1b[31mfl\22y\00x"{{$}}
;; CALLED-NOT: {{.}}
;; RUN: ingot --allow-unknown-imports=trap %t/uncalled.wat -o %t/uncalled.out && %exits 0 %run %t/uncalled.out
;; RUN: ingot --allow-unknown-imports=trap %t/indirect.wat -o %t/indirect.out
;; RUN: %traps 'unknown import "wasi_snapshot_preview1" "fd_fly"' %run %t/indirect.out

;--- called.wat
(module
  (import "env" "\1b[31mfl\"y\00x" (func $fly (param i32 f64) (result i64 i64)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\07\00\00\00")
  (data (i32.const 16) "before\n")
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (call $fly (i32.const 1) (f64.const 2))
    drop
    drop
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))

;--- uncalled.wat
(module
  (import "env" "f" (func $f))
  (table funcref (elem $f))
  (func (export "_start")
    (if (ref.is_null (table.get (i32.const 0))) (then (call $f)))))

;--- indirect.wat
(module
  (import "wasi_snapshot_preview1" "fd_fly" (func $f (param i32) (result i32)))
  (type $t (func (param i32) (result i32)))
  (table (export "t") funcref (elem $f))
  (func (export "_start")
    (drop (call_indirect (type $t) (i32.const 7) (i32.const 0)))))
