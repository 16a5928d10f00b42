; A selection of what it compares stays one where LLVM would make a maximum of it that ignores NaNs.
; RUN: ingot-opt --passes=select-fences %s | FileCheck %s
; RUN: ingot-opt --passes=select-fences %s | llc-22 -mtriple=aarch64-linux | FileCheck %s --check-prefix=CODE

; CHECK-LABEL: @scalar(
; CHECK: %[[FENCED:.*]] = call double @llvm.arithmetic.fence.f64(double %x)
; CHECK: %[[GREATER:.*]] = fcmp ogt double %[[FENCED]], 1.000000e+00
; CHECK: select i1 %[[GREATER]], double %x, double 1.000000e+00
; CODE-LABEL: scalar:
; CODE-NOT: fmaxnm
; CODE: fcsel
define double @scalar(double %x) {
  %greater = fcmp ogt double %x, 1.0
  %result = select i1 %greater, double %x, double 1.0
  ret double %result
}

; CHECK-LABEL: @vector(
; CHECK: call <2 x double> @llvm.arithmetic.fence.v2f64(<2 x double> %x)
; CODE-LABEL: vector:
; CODE-NOT: fminnm
; CODE: ret
define <2 x double> @vector(<2 x double> %x) {
  %less = fcmp olt <2 x double> %x, <double 0.0, double 5.0>
  %result = select <2 x i1> %less, <2 x double> %x, <2 x double> <double 0.0, double 5.0>
  ret <2 x double> %result
}

; Either may be a NaN, so LLVM leaves it alone.
; CHECK-LABEL: @variables(
; CHECK-NOT: fence
; CHECK: ret
define double @variables(double %x, double %y) {
  %greater = fcmp ogt double %x, %y
  %result = select i1 %greater, double %x, double %y
  ret double %result
}
