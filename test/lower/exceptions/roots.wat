;; Globals and tables that hold exnrefs are made known to the runtime, which looks for exceptions there; a module without
;; such does not mention it.
;; RUN: split-file %s %t
;; RUN: ingot -O0 --emit=llvm-ir %t/0.wat -o - | FileCheck %s
;; RUN: ingot -O0 --emit=llvm-ir %t/1.wat -o - | FileCheck %s --check-prefix=NONE

;--- 0.wat
(module
  (memory (export "memory") 1)
  (global (mut i32) (i32.const 0))
  (global $a (mut exnref) (ref.null exn))
  (global $constant exnref (ref.null exn))
  (global $b (mut exnref) (ref.null noexn))
  (table 1 funcref)
  (table 2 exnref)
  ;; CHECK-DAG: @root_globals = internal global [2 x ptr] zeroinitializer
  ;; CHECK-LABEL: define internal fastcc void @f0()
  ;; CHECK: load ptr, ptr getelementptr inbounds (ptr, ptr @root_globals, i32 1)
  ;; CHECK: store ptr %{{.*}}, ptr @root_globals
  ;; CHECK-LABEL: define internal void @run()
  ;; CHECK-NEXT: entry:
  ;; CHECK-NEXT: [[ROOTS:%.*]] = alloca %Roots
  ;; CHECK-NEXT: [[TABLES:%.*]] = alloca [1 x ptr]
  ;; CHECK: store ptr getelementptr inbounds (%Table, ptr @tables, i32 1)
  ;; CHECK-DAG: store ptr @root_globals, ptr
  ;; CHECK-DAG: store ptr [[TABLES]], ptr
  ;; CHECK: call void @ingot_exception_roots(ptr [[ROOTS]])
  (func (export "_start") (global.set $a (global.get $b))))
;--- 1.wat
(module
  (memory (export "memory") 1)
  (tag $a)
  (table 1 funcref)
  (global $constant exnref (ref.null exn))
  ;; NONE-NOT: roots
  (func (export "_start") (block $caught (try_table (catch $a $caught) (throw $a)))))
