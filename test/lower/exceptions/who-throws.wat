;; Only functions that may throw return an exception as well. Those that are called by references of one type agree, and
;; so do both ends of a tail call; what has nothing to do with them is left alone. (Of subtypes: unit/call_facts_test.cpp)
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  (tag $a)
  (type $plain (func (param i32)))
  (type $thrown (func (param i64)))
  (type $thrown_again (func (param i64)))
  (table 3 funcref)
  (elem (i32.const 0) func $no_throw $throw_a $alike)

  ;; CHECK: define internal tailcc void @f0(i32
  (func $no_throw (type $plain))
  ;; CHECK: define internal tailcc ptr @f1(i64
  (func $throw_a (type $thrown) (throw $a))
  ;; Of an equal type under another index.
  ;; CHECK: define internal tailcc ptr @f2(i64
  (func $alike (type $thrown_again))

  ;; CHECK: define internal tailcc void @f3()
  ;; CHECK: call tailcc void %{{.*}}(i32 0)
  (func $calls_plain (call_indirect (type $plain) (i32.const 0) (i32.const 0)))
  ;; CHECK: define internal tailcc ptr @f4()
  ;; CHECK: call tailcc ptr %{{.*}}(i64 0)
  (func $calls_thrown (call_indirect (type $thrown_again) (i64.const 0) (i32.const 1)))

  ;; The callee of a tail call does as its caller does.
  ;; CHECK: define internal tailcc ptr @f5()
  (func $tail_callee)
  ;; CHECK: define internal tailcc ptr @f6(i32
  ;; CHECK: musttail call tailcc ptr @f5()
  (func $tail_caller (param i32)
    (if (local.get 0) (then (throw $a)))
    (return_call $tail_callee))

  ;; Two results and the exception.
  ;; CHECK: define internal tailcc { i32, i64, ptr } @f7()
  (func $results (result i32 i64) (throw $a))
  ;; CHECK: define internal tailcc i32 @f8()
  (func $leaf (result i32) (i32.const 1))
  ;; CHECK: define internal tailcc void @f9()
  ;; CHECK-NOT: phi ptr
  ;; CHECK: define internal void @run()
  (func (export "_start") (drop (call $leaf)) (call $calls_plain)))
