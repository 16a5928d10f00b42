;; Pages have one byte or 65536.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: invalid custom page size 2: it is neither 1 nor 65536

(module (memory 1 (pagesize 2)))
