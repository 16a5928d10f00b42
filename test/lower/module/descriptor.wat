;; The module as the runtime sees it: segments are copied in order, then the start function runs, then _start.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (table 4 7 funcref)
  (start 0)
  (elem (i32.const 1) func 0)
  (data (i32.const 8) "abc")
  ;; CHECK: @memories = internal global [1 x %Memory] [%Memory { ptr null, i64 65536, i64 4294901760, i64 0, i8 16, i8 1, i8 0, i8 0, i32 0 }]
  ;; CHECK: @ingot_module = hidden constant %ModuleDescriptor { i32 1, i32 2, i64 {{[0-9]+}}, i64 0, ptr @run, i64 8388608, ptr @instance, ptr @memories, i64 1, ptr @tables, i64 1, ptr @grants, ptr @ingot_sandbox, ptr @__start_ingot_function_map, ptr @__stop_ingot_function_map, ptr @function_offsets, ptr null, ptr null, ptr null, ptr null, ptr null }
  ;; CHECK: @tables = internal global [1 x %Table] [%Table { ptr null, i64 4, i64 7 }]
  ;; CHECK: @function_map = private constant [2 x { i32, i32 }] {{.*}}, section "ingot_function_map", align 4
  ;; CHECK-LABEL: define internal void @run()
  ;; CHECK: call void @ingot_table_init(ptr @tables, ptr @elem0, i64 1, i64 0, i64 1, i32 {{[0-9]+}})
  ;; CHECK: store i64 0, ptr getelementptr inbounds nuw ({{.*}} @elem0,
  ;; CHECK: call void @ingot_memory_init(ptr @memories, ptr @data0, i64 8, i64 0, i64 3, i32 {{[0-9]+}})
  ;; CHECK: store i64 0, ptr getelementptr inbounds nuw ({{.*}} @data0,
  ;; CHECK: call fastcc void @f0()
  ;; CHECK: call fastcc void @f1()
  ;; CHECK: ret void
  (func)
  (func (export "_start")))
