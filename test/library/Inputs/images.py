"""Prints a module with data in two memories, in segments that overlap, and functions that look at it."""


def segment(memory, address, size, first):
    text = "".join(f"\\{(first + i) % 251:02x}" for i in range(size))
    return f"(data (memory {memory}) (i32.const {address}) \"{text}\")"


print(f"""(module
  (memory (export "memory") 4)
  (memory (export "other") 40)
  {segment(0, 100, 40000, 1)}
  {segment(0, 200, 3, 0)}             ;; over the first
  {segment(0, 4 * 65536 - 5, 5, 7)}   ;; at the end
  {segment(1, 65536, 20000, 5)}
  {segment(1, 30 * 65536 + 9, 20000, 6)}
  (data (memory 1) (offset (i32.add (i32.const 65530) (i32.const 6))) "not constant")
  (data $passive "passive")
  ;; What is left of an active segment is nothing, of a passive one all.
  (func (export "dropped") (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 1)))
  (func (export "passive") (param i32) (memory.init $passive (local.get 0) (i32.const 0) (i32.const 7)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "load_other") (param i32) (result i32) (i32.load8_u 1 (local.get 0))))""")
