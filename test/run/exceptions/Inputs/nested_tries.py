#!/usr/bin/env python3
"""nested_tries.py DEPTH TRY_TABLE.wat LEGACY.wat: writes a module of tries in tries, of each kind.

Each has a call in it that could throw and does not; the innermost throws what only the outermost catches."""
import sys

HEAD = """(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (tag $thrown)
  (tag $other)
  (func $call (param i32)
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $thrown)))
    (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $other))))
  (func (export "_start")
"""
CALL = "(call $call (i32.load (i32.const 0)))"
LAST = "(call $call (i32.add (i32.load (i32.const 0)) (i32.const 1)))"


def main():
    depth, try_table, legacy = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    with open(try_table, "w") as module:
        module.write(HEAD + "block $caught\n")
        module.write("try_table (catch $thrown 0)\n" + f"try_table (catch $other 0) {CALL}\n" * depth)
        module.write(LAST + "\n" + "end\n" * (depth + 1))
        module.write("(call $exit (i32.const 1))\nend))\n")
    with open(legacy, "w") as module:
        module.write(HEAD + "block $caught\n")
        module.write("try\n" + f"try {CALL}\n" * depth)
        module.write(LAST + "\n" + "catch $other end\n" * depth)
        module.write("(call $exit (i32.const 1))\ncatch $thrown end\nend))\n")


if __name__ == "__main__":
    sys.exit(main())
