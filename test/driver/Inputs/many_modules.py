#!/usr/bin/env python3
"""many_modules.py COUNT FOLDER: writes m0.wat, m1.wat, ... and prints their paths, of which the last is the program.

Each module has a function that calls that of the one before, a table of it, a type, a global and a segment of the one memory, which
every module passes on, as it does the first one's function. The program ends with status 0 if all that has been counted is COUNT."""
import pathlib
import sys


def module(number, count):
    name = f"m{number - 1}"
    if number == 0:
        return """(module
  (memory (export "memory") 1) (global (export "count") (mut i32) (i32.const 1))
  (func (export "first") (result i32) (i32.const 1))
  (func (export "next") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
"""
    last = f"""(import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (func (export "_start")
    (if (i32.ne (call $next (i32.const 0)) (i32.const {count})) (then (call $exit (i32.const 1))))
    (if (i32.ne (global.get $count) (i32.const {count})) (then (call $exit (i32.const 2))))
    (if (i32.ne (i32.load8_u (i32.const {count - 1})) (i32.const 1)) (then (call $exit (i32.const 3))))
    (if (i32.ne (call $first) (i32.const 1)) (then (call $exit (i32.const 4)))))""" if number == count - 1 else ""
    imports, _, rest = last.partition("\n") if last else ("", "", "")
    return f"""(module
  (type (struct (field i{32 if number % 2 else 64})))
  (import "{name}" "memory" (memory 1))
  (import "{name}" "count" (global $count (mut i32)))
  (import "{name}" "first" (func $first (result i32)))
  (import "{name}" "next" (func $before (param i32) (result i32)))
  {imports}
  (export "memory" (memory 0)) (export "count" (global 0)) (export "first" (func $first))
  (table 1 funcref) (elem (i32.const 0) $before)
  (data (i32.const {number}) "\\01")
  (func $start (global.set $count (i32.add (global.get $count) (i32.const 1))))
  (start $start)
  (func $next (export "next") (param i32) (result i32)
    (i32.add (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0)) (i32.const 1)))
{rest})
"""


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"m{number}.wat"
        path.write_text(module(number, count))
        print(path)


if __name__ == "__main__":
    main()
