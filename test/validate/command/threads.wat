;; What a module that starts threads must have beside what every program must have.
;; RUN: split-file %s %t
;; RUN: not ingot %t/type.wat -o %t/out 2>&1 | FileCheck %s --check-prefix=TYPE
;; TYPE: error: import "wasi" "thread-spawn" has type [i32 i32] -> [i32], but WASI defines it as [i32] -> [i32]
;; TYPE: error: export "wasi_thread_start" must be a function of type [i32 i32] -> []
;; RUN: not ingot %t/memory.wat -o %t/out 2>&1 | FileCheck %s --check-prefix=MEMORY
;; MEMORY: error: a module that starts threads can have no memory but one that it imports, shared, as "env" "memory"; this is another
;; RUN: not ingot %t/unshared.wat -o %t/out 2>&1 | FileCheck %s --check-prefix=UNSHARED
;; UNSHARED: error: unknown import "env" "memory" (of memories, one shared "env" "memory" can be imported)
;; RUN: not ingot %t/twice.wat -o %t/out 2>&1 | FileCheck %s --check-prefix=TWICE
;; TWICE-COUNT-1: error: unknown import "env" "memory" (of memories, one shared "env" "memory" can be imported)
;; RUN: ingot %t/without.wat -o %t/out && %exits 0 %run %t/out

;--- type.wat
(module
  (import "wasi" "thread-spawn" (func (param i32 i32) (result i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "wasi_thread_start") (param i32))
  (func (export "_start")))
;--- memory.wat
(module
  (import "wasi" "thread-spawn" (func (param i32) (result i32)))
  (import "env" "memory" (memory 1 1 shared))
  (memory 1)
  (export "memory" (memory 0))
  (func (export "_start")))
;--- unshared.wat
(module
  (import "env" "memory" (memory 1))
  (export "memory" (memory 0))
  (func (export "_start")))
;--- twice.wat
(module
  (import "env" "memory" (memory 1 1 shared))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "_start")))
;--- without.wat
;; A program that was made for threads and starts none.
(module
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (func (export "_start") (i32.store (i32.const 65532) (i32.const 1))))
