;; RUN: ingot %s -o %t
;; RUN: %traps "out of bounds memory access" %run %t 2>&1 | FileCheck %s
;; An active segment that does not fit traps before the program starts. It is in no function, and the message names none.
;; CHECK: {{^}}ingot: trap: out of bounds memory access at 0x{{[0-9a-f]+$}}
(module
  (memory 1)
  (data (i32.const 65535) "ab")
  (func (export "_start")))
