;; --max-memory below what the module begins with would be a promise that nobody keeps.
;; RUN: not ingot %s -o %t --max-memory=128k 2>&1 | FileCheck %s
;; RUN: ingot %s -o %t --max-memory=192k
;; CHECK: error: the memory has 196608 bytes from the start, more than the 131072 of --max-memory

(module (memory 3) (func (export "_start")))
