;; In a module that starts threads, what is an instance's own is thread-local: mutable globals, tables, the state of
;; segments. What never changes, and the memory, is not. Each thread instantiates the module before it begins.
;; RUN: split-file %s %t
;; RUN: ingot -O0 --emit=llvm-ir %t/threads.wat -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir %t/none.wat -o - | FileCheck %s --check-prefix=NONE
;; NONE-NOT: thread_local

;--- threads.wat
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "env" "memory" (memory 1 2 shared))
  (export "memory" (memory 0))
  (global (mut i32) (i32.const 5))
  (global i32 (i32.const 6))
  (table 1 funcref)
  (elem (i32.const 0) func 1)
  (data (i32.const 8) "a")
  ;; CHECK-DAG: @memories = internal global [1 x %Memory]
  ;; CHECK-DAG: @instance = internal global %Instance
  ;; CHECK-DAG: @tables = internal thread_local(localexec) global [1 x %Table]
  ;; CHECK-DAG: @g0 = internal thread_local(localexec) global i32 5
  ;; CHECK-DAG: @data0.bytes = internal constant [1 x i8]
  ;; CHECK-DAG: @data0 = internal thread_local(localexec) global %DataSegment
  ;; CHECK-DAG: @elem0.items = internal constant [1 x ptr]
  ;; CHECK-DAG: @elem0 = internal thread_local(localexec) global %ElementSegment
  ;; CHECK-DAG: @threaded_module = private constant %ThreadedModule { ptr @run_thread, ptr @thread_tables }
  ;; CHECK: call i32 @ingot_wasi_thread_spawn(ptr @instance, i32 %{{.*}})
  ;; CHECK-LABEL: define internal void @run_thread(i32 %0, i32 %1)
  ;; CHECK: call void @ingot_table_init(
  ;; CHECK: call void @ingot_memory_init(
  ;; CHECK: call fastcc void @f1(i32 %0, i32 %1)
  ;; CHECK-LABEL: define internal ptr @thread_tables()
  ;; CHECK: ret ptr @tables
  (func (export "wasi_thread_start") (param i32 i32))
  (func (export "_start") (drop (call $spawn (global.get 0)))))
;--- none.wat
;; The import of the memory alone starts no threads.
(module
  (import "env" "memory" (memory 1 2 shared))
  (export "memory" (memory 0))
  (global (mut i32) (i32.const 5))
  (table 1 funcref)
  (func (export "_start") (global.set 0 (i32.const 1))))
