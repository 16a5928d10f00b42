;; Globals and segments whose values are objects are set by run(), where the collector is told of them; others are constants.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $s (struct (field i32)))
  ;; CHECK-DAG: @root_globals = internal global [3 x ptr] zeroinitializer
  ;; CHECK-DAG: @elem0.items = internal global [1 x ptr] zeroinitializer
  ;; CHECK-DAG: @elem0 = internal global %ElementSegment { ptr null, i64 1 }
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
  ;; CHECK: call void @ingot_gc_heap_size(i64 4294967296)
  ;; CHECK: store ptr getelementptr inbounds (%Table, ptr @tables, i32 1)
  ;; CHECK: store ptr @root_globals, ptr
  ;; CHECK: store i64 3, ptr
  ;; CHECK: call void @ingot_gc_roots(ptr
  ;; CHECK: store ptr @elem0.items, ptr
  ;; CHECK: call void @ingot_gc_roots(ptr
  ;; CHECK: store ptr %{{.*}}, ptr @root_globals
  ;; CHECK: [[OBJECT:%.*]] = load ptr, ptr @root_globals
  ;; CHECK: store ptr [[OBJECT]], ptr getelementptr inbounds (ptr, ptr @root_globals, i32 1)
  ;; CHECK: [[OBJECT:%.*]] = load ptr, ptr @root_globals
  ;; CHECK: store ptr @elem0.items, ptr @elem0
  ;; CHECK: store ptr [[OBJECT]], ptr @elem0.items
  (func (export "_start") (table.init 1 $e (i32.const 0) (i32.const 0) (i32.const 1))))
