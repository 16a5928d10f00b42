;; A module that exports no _start has nothing to run.
;; RUN: not ingot %s -o %t 2>&1 | FileCheck %s
;; CHECK: error: no function "_start" is exported, so there is nothing to run

(module (func (export "main")))
