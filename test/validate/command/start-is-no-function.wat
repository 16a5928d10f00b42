;; Something else called _start is nothing to run either.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: no function "_start" is exported, so there is nothing to run

(module (memory (export "_start") 1))
