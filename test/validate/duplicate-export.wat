;; Two exports of one name; the name is the guest's and is escaped.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: duplicate export name "a\1b[31m\22"

(module (func $f) (export "a\1b[31m\22" (func $f)) (memory (export "b") 1) (export "a\1b[31m\22" (memory 0)))
