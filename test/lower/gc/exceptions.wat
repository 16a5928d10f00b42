;; In a module that makes objects, exceptions are objects too, and nobody releases them.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $s (struct))
  (tag $t (param anyref i32))
  ;; CHECK-LABEL: @f0(
  ;; CHECK: store ptr @tag0,
  ;; CHECK: call ptr @ingot_gc_allocate(ptr @tag0, i64 48, i32 {{[0-9]+}})
  (func $throw (throw $t (struct.new $s) (i32.const 1)))
  ;; CHECK-NOT: ingot_exception
  (func (export "_start")
    (block $h (result anyref i32) (try_table (catch $t $h) (call $throw)) (unreachable))
    (drop) (drop)))
