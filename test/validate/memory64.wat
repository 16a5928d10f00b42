;; Addresses of 64 bits, and copies between memories of both kinds.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (memory $large i64 0x1_0000_0000_0000)
  (memory $small 1)
  (table $large i64 1 funcref)
  (func (result i64)
    (memory.copy $large $small (i64.const 0) (i32.const 0) (i32.const 1))
    (i64.store $large offset=0x1_0000_0000 (i64.const 0) (i64.const 1))
    (drop (table.get $large (i64.const 0)))
    (memory.size $large)))
