;; RUN: wat2wasm %s -o %t.plain.wasm
;; RUN: %python %tools/add_function_name.py %t.plain.wasm %t.wasm 0 '\x1b[31mred\x1b[0m\ningot: trap: forged\x00%%s%%n\x7f\xc3\xa9'
;; RUN: ingot -O0 %t.wasm -o %t-O0
;; RUN: ingot -O2 %t.wasm -o %t-O2
;; RUN: %traps unreachable %run %t-O0 2>&1 | FileCheck %s
;; RUN: %traps unreachable %run %t-O2
;; The name section belongs to the guest: its escape sequences and line ends must not reach the terminal. %traps accepts
;; one line of printable characters.
;; CHECK: {{^}}ingot: trap: unreachable{{.*}}1b[31mred{{.*}}forged
(module
  (func (unreachable))
  (func (export "_start") (call 0)))
