;; Blocks, loops and functions with several parameters and results.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (type $swap (func (param i32 i64) (result i64 i32)))
  (func $swap (type $swap) local.get 1 local.get 0)
  (func (param i32 i64) (result i64 i32)
    local.get 0
    local.get 1
    block (type $swap) call $swap end
    call $swap_back
    loop (param i32 i64) (result i32 i64)
    end
    call $swap)
  (func $swap_back (param i64 i32) (result i32 i64) local.get 1 local.get 0)
  (func (param i32) (result i32)
    local.get 0
    local.get 0
    if (param i32) (result i32) i32.eqz end))
