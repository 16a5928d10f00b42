;; It is a reference nevertheless.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found a value from unreachable code (i32.eqz)

(module (func unreachable ref.as_non_null i32.eqz drop))
