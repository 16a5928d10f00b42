#!/usr/bin/env python3
"""Makes stores around the end of a memory of one page, and one byte for one, and holds that those outside trap and that not a
byte outside of the memory changes: canary.py TARGET OUTPUT-FOLDER BOARD-OBJECT SCRIPT -- COMMAND-THAT-RUNS-AN-IMAGE"""
import os
import subprocess
import sys

# What is stored, at which constant address plus which offset, in which memory, and whether that is outside.
CASES = [
    ("i32.store8", 65535, 0, "1", False),
    ("i32.store8", 65536, 0, "1", True),
    ("i64.store", 65529, 0, "1", True),
    ("i64.store", 65528, 0, "1", False),
    ("i32.store", 0xFFFFFFFF, 0, "1", True),
    ("i32.store", 0xFFFFFFFF, 0xFFFFFFFF, "1 2", True),
    ("i64.store", 0x80000000, 16, "1 2", True),
    ("i32.store8", 63, 1, "64 (pagesize 1)", True),
    ("i32.store8", 63, 0, "64 (pagesize 1)", False),
]

MODULE = """(module
  (memory (export "memory") {memory})
  (global $address (mut i32) (i32.const {address}))
  (func $store (param i32) ({store} offset={offset} (local.get 0) ({type}.const -1)))
  (func (export "_start")
    ({store} offset={offset} (i32.const {address}) ({type}.const -1))
    (call $store (global.get $address))
    (global.set $address (i32.const 0))))
"""


def main():
    target, folder, board, script = sys.argv[1:5]
    run = sys.argv[sys.argv.index("--") + 1:]
    os.makedirs(folder, exist_ok=True)
    for number, (store, address, offset, memory, outside) in enumerate(CASES):
        name = os.path.join(folder, f"case{number}")
        with open(name + ".wat", "w") as file:
            file.write(MODULE.format(store=store, address=address, offset=offset, memory=memory, type=store[:3]))
        level = "-O0" if number % 2 else "-O2"
        subprocess.run(["ingot", level, f"--target={target}", "--board", board, "-T", script, "--max-memory=64k",
                        name + ".wat", "-o", name + ".elf"], check=True)
        result = subprocess.run([*run, name + ".elf"], capture_output=True, text=True)
        trapped = "trap: out of bounds memory access" in result.stdout
        if result.returncode != (134 if outside else 0) or trapped != outside or "canary whole" not in result.stdout:
            sys.exit(f"case {number}: {CASES[number]}: status {result.returncode}, {result.stdout!r} {result.stderr!r}")


if __name__ == "__main__":
    main()
