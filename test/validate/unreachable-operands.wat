;; Behind an unreachable point the stack gives whatever is asked for (spec: appendix/algorithm).
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (func (result i32) unreachable i32.add)
  (func (result i32) (return (i32.const 1)) f32.add i32.trunc_f32_s)
  (func (param i32) (result i64) (br_table 0 0 (i64.const 1) (local.get 0)) select)
  (func (result i32) (block (result i32) unreachable br 0 (br_if 0 (i64.eqz)) i32.eqz))
  (func (result funcref) unreachable (select (result funcref)))
  (func (result i32) unreachable ref.is_null)
  (func unreachable drop drop))
