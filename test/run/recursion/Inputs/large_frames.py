"""Writes a module whose recursive function keeps 6,000 values, 48,000 bytes, across the recursive call."""
COUNT = 6000

loads = "\n".join(f"    (local.set {i + 1} (i64.load offset={8 * i} (i32.const 0)))" for i in range(COUNT))
uses = "\n".join(f"    (local.set 0 (i64.add (i64.mul (local.get 0) (i64.const 3)) (local.get {i + 1})))" for i in range(COUNT))
print(f"""(module
  (type $t (func (param i64) (result i64)))
  (memory 1)
  (table 1 funcref)
  (elem (i32.const 0) $f)
  (func $f (type $t)
    (local {' '.join(['i64'] * COUNT)})
{loads}
    (local.set 0 (call_indirect (type $t) (i64.add (local.get 0) (i64.const 1)) (i32.const 0)))
{uses}
    (local.get 0))
  (func (export "_start") (drop (call $f (i64.const 0)))))""")
