;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 --bounds=check %s -o %t-O2
;; RUN: %exits 0 %run %t-O0
;; RUN: %exits 0 %run %t-O2
;; What wait and notify answer if there is but one thread (test/runtime/threads.cpp has several).
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1 2 shared)
  (memory $unshared 1)
  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))
  (func (export "_start")
    (i64.store (i32.const 65528) (i64.const 0x1122334455667788))
    (atomic.fence)
    (call $expect (i32.const 1)
      (i32.eq (memory.atomic.wait32 (i32.const 65528) (i32.const 0) (i64.const -1)) (i32.const 1)))
    (call $expect (i32.const 2)
      (i32.eq (memory.atomic.wait64 (i32.const 65528) (i64.const 0x55667788) (i64.const -1)) (i32.const 1)))
    (call $expect (i32.const 3)
      (i32.eq (memory.atomic.wait32 offset=4 (i32.const 65528) (i32.const 0x11223344) (i64.const 0)) (i32.const 2)))
    (call $expect (i32.const 4)
      (i32.eq (memory.atomic.wait64 (i32.const 65528) (i64.const 0x1122334455667788) (i64.const 1000)) (i32.const 2)))
    (call $expect (i32.const 5) (i32.eqz (memory.atomic.notify (i32.const 65532) (i32.const -1))))
    (call $expect (i32.const 6) (i32.eqz (memory.atomic.notify (i32.const 0) (i32.const 0))))
    (call $expect (i32.const 7) (i32.eqz (memory.atomic.notify 1 (i32.const 65532) (i32.const 1))))
    (call $expect (i32.const 8) (i32.eq (memory.grow (i32.const 1)) (i32.const 1)))
    (call $expect (i32.const 9) (i32.eq (memory.size) (i32.const 2)))
    (call $expect (i32.const 10) (i32.eq (memory.grow (i32.const 1)) (i32.const -1)))))
