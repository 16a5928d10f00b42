;; What every guest function carries; why is said in module_lowering.cpp.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s

(module
  (memory (export "memory") 1)
  ;; CHECK: define internal fastcc void @f0() unnamed_addr [[GUEST:#[0-9]+]] section "ingot_guest_text" !ingot.function
  ;; CHECK: attributes [[GUEST]] = { nounwind "disable-tail-calls"="true" "no-builtins" "probe-stack"="inline-asm" "target-cpu"="x86-64-v2"
  ;; CHECK-NOT: mustprogress
  (func (loop (br 0)))
  (func (export "_start")))
