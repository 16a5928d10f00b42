;; The optimiser removes objects that nobody looks at, forwards fields of new ones, and knows their types and lengths.
;; RUN: ingot -O2 --emit=llvm-ir %s -o - | FileCheck %s
(module
  (type $box (sub (struct (field $v (mut i32)))))
  (type $array (array (mut i32)))
  (memory 1)
  ;; CHECK-NOT: ingot_gc_allocate
  ;; CHECK-LABEL: define internal {{.*}}void @run()
  (func $sum (param i32) (result i32)
    (local $box (ref $box))
    (local.set $box (struct.new $box (local.get 0)))
    (i32.add (struct.get $box $v (local.get $box))
      (i32.add (array.len (array.new_default $array (local.get 0)))
               (ref.test (ref $box) (local.get $box)))))
  (func (export "_start")
    (i32.store (i32.const 0) (call $sum (i32.load (i32.const 4))))))
