;; Globals and segments whose values are objects are set by run(), where the collector is told of them; others are constants.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $s (struct (field i32)))
  ;; CHECK-DAG: @root_globals = internal global [3 x ptr] zeroinitializer
  ;; CHECK-DAG: @root_tables = internal constant [1 x ptr] [ptr getelementptr inbounds (%Table, ptr @tables, i32 1)]
  ;; CHECK-DAG: @roots = internal global %Roots { ptr @root_globals, i64 3, ptr @root_tables, i64 1, ptr null }
  ;; CHECK-DAG: @elem0.items = internal global [1 x ptr] zeroinitializer
  ;; CHECK-DAG: %Roots { ptr @elem0.items, i64 1, ptr null, i64 0, ptr null }
  ;; CHECK-DAG: @elem1.items = internal constant [1 x ptr] [ptr inttoptr (i64 7 to ptr)]
  (global $object (ref $s) (struct.new $s (i32.const 1)))
  (global $same (ref $s) (global.get $object))
  (global $variable (mut anyref) (ref.null any))
  (global $number (mut i32) (i32.const 1))
  (global $i31 (ref i31) (ref.i31 (i32.const 3)))
  (table 1 funcref)
  (table 1 anyref)
  (elem $e (ref $s) (global.get $object))
  (elem $i31s i31ref (global.get $i31))
  ;; CHECK-LABEL: define internal void @run()
  ;; CHECK: call void @ingot_gc_options(ptr @heap_options)
  ;; CHECK: call void @ingot_gc_roots(ptr @roots)
  ;; CHECK: call void @ingot_gc_roots(ptr @roots.{{[0-9]+}})
  ;; CHECK: store ptr %{{.*}}, ptr @root_globals
  ;; CHECK: [[OBJECT:%.*]] = load ptr, ptr @root_globals
  ;; CHECK: store ptr [[OBJECT]], ptr getelementptr inbounds (ptr, ptr @root_globals, i32 1)
  ;; CHECK: [[OBJECT:%.*]] = load ptr, ptr @root_globals
  ;; CHECK: store ptr [[OBJECT]], ptr @elem0.items
  (func (export "_start") (table.init 1 $e (i32.const 0) (i32.const 0) (i32.const 1))))
