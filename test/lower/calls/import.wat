;; An import is a function that passes the instance and its arguments on to the runtime.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (import "wasi_snapshot_preview1" "fd_close" (func (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
  (memory (export "memory") 1)
  ;; CHECK: @instance = internal global %Instance { ptr @ingot_module, ptr @memories, {{.*}} }
  ;; CHECK-LABEL: define internal fastcc i32 @f0(i32 %0)
  ;; CHECK: [[R:%.*]] = call i32 @ingot_wasi_fd_close(ptr @instance, i32 %0)
  ;; CHECK: ret i32 [[R]]
  ;; CHECK-LABEL: define internal fastcc void @f1(i32 %0)
  ;; CHECK: call void @ingot_wasi_proc_exit(ptr @instance, i32 %0)
  ;; CHECK: ret void
  ;; CHECK-LABEL: @f2(
  ;; CHECK: call fastcc i32 @f0(i32 3)
  (func (export "_start") (drop (call 0 (i32.const 3)))))
