#!/usr/bin/env python3
"""Two threads work on shared cells with every atomic instruction, grow the memory, and wait for each other by both
instructions that wait; after each round all totals must be right, and no neighbouring byte may have changed.

The instructions come from the compiler's own table. A run goes on for --seconds for each target and level:

    PATH=build/dev/bin:$PATH test/tools/thread_totals.py --output /tmp/totals --seconds 600 \\
        --targets x86_64-linux aarch64-linux riscv64-linux
"""
import argparse
import pathlib
import platform
import re
import subprocess
import sys

import op_rows

ITERATIONS = 100  # of each instruction in each round and thread; even, so that bits that are toggled end as they began
FIRST_CELL, CELL_SIZE, CELL_OFFSET = 4096, 64, 16  # zeros lie around what is worked on
BARRIER_32, BARRIER_64, STOP, GROWN, CLOCK, DONE = 64, 128, 192, 256, 320, 384
MOST_PAGES = 2048
FIRST_CODE = 10  # exit status of the first instruction; below are those of what is not one
SHAPE = re.compile(r"(i32|i64)\.atomic\.(load|store|rmw)(8|16|32)?(?:_u)?(?:\.(\w+?))?(?:_u)?")


class Case:
    """One instruction, and its cell."""

    def __init__(self, index, row):
        self.code = FIRST_CODE + index
        self.text = row.text
        self.type, kind, width, operation = SHAPE.fullmatch(row.text).groups()
        self.kind = operation or kind
        self.width = int(width or self.type[1:])
        self.cell = FIRST_CELL + index * CELL_SIZE + CELL_OFFSET
        self.mask = (1 << self.width) - 1

    def sibling(self, kind):
        """The instruction of the same shape that does this."""
        if kind in ("load", "store"):
            return f"{self.type}.atomic.{kind}" + ("" if self.width == int(self.type[1:]) else
                                                   f"{self.width}" + ("_u" if kind == "load" else ""))
        return self.text.replace(f".{self.kind}", f".{kind}")

    def expect(self, condition):
        return f"(if (i32.eqz {condition}) (then (call $fail (i32.const {self.code}))))"

    def cell_is(self, value):
        return self.expect(f"({self.type}.eq ({self.sibling('load')} (i32.const {self.cell})) {value})")

    def body(self):
        """One iteration, with $bit the thread's own bit and $n counting down from ITERATIONS."""
        t, cell = self.type, f"(i32.const {self.cell})"

        def own_bit(old, is_set):
            return self.expect(
                f"({t}.eq ({t}.and {old} (local.get $bit)) {'(local.get $bit)' if is_set else f'({t}.const 0)'})")

        if self.kind in ("add", "sub"):
            return f"(drop ({self.text} {cell} ({t}.const 1)))"
        if self.kind == "xor":
            old = f"({self.text} {cell} (local.get $bit))"
            return f"(if (i32.and (local.get $n) (i32.const 1)) (then {own_bit(old, True)}) (else {own_bit(old, False)}))"
        if self.kind in ("and", "or"):
            inverted = f"({t}.xor (local.get $bit) ({t}.const -1))"
            return (own_bit(f"({self.sibling('or')} {cell} (local.get $bit))", False)
                    + own_bit(f"({self.sibling('and')} {cell} {inverted})", True))
        if self.kind == "xchg":
            return f"(local.set $token ({self.text} {cell} (local.get $token)))"
        if self.kind == "cmpxchg":
            return f"""(loop $retry
          (local.set $old ({self.sibling('load')} {cell}))
          (br_if $retry ({t}.ne (local.get $old)
            ({self.text} {cell} (local.get $old) ({t}.add (local.get $old) ({t}.const 1))))))"""
        # A cell for each thread, side by side.
        own = f"(i32.add {cell} (i32.mul (local.get $me) (i32.const {self.width // 8})))"
        value = "(local.get $n)" if t == "i32" else "(i64.extend_i32_u (local.get $n))"  # fits a byte
        return (f"({self.sibling('store')} {own} {value})"
                + self.expect(f"({t}.eq ({self.sibling('load')} {own}) {value})"))

    def token(self, thread):
        return self.cell + 16 + 8 * thread

    def function(self):
        t = self.type
        load_token = store_token = ""
        if self.kind == "xchg":
            place = f"(i32.add (i32.const {self.token(0)}) (i32.mul (local.get $me) (i32.const 8)))"
            load_token = f"(local.set $token ({t}.load {place}))"
            store_token = f"({t}.store {place} (local.get $token))"
        bit = "(i32.shl (i32.const 1) (local.get $me))"
        return f"""
  (func $work{self.code} (param $me i32) (local $n i32) (local $bit {t}) (local $old {t}) (local $token {t})
    (local.set $bit {bit if t == 'i32' else f'(i64.extend_i32_u {bit})'})
    (local.set $n (i32.const {ITERATIONS}))
    {load_token}
    (loop $next
      {self.body()}
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (local.get $n)))
    {store_token})"""

    def prepare(self):
        if self.kind != "xchg":
            return ""
        stores = [(self.cell, 1), (self.token(0), 2), (self.token(1), 4)]
        return "".join(f"({self.type}.store (i32.const {place}) ({self.type}.const {value}))" for place, value in stores)

    def check(self):
        """When both threads are done with the round; $total is how many iterations all rounds had."""
        t = self.type
        total = "(local.get $total)" if t == "i32" else "(i64.extend_i32_u (local.get $total))"
        mask = -1 if self.width == int(t[1:]) else self.mask

        def masked(value):
            return f"({t}.and {value} ({t}.const {mask}))"

        zeros = "".join(self.expect(f"(i64.eqz (i64.load (i32.const {place})))") for place in
                        [self.cell - 8] + ([self.cell + 16] if self.kind != "xchg" else []))
        if self.kind in ("add", "cmpxchg"):
            return zeros + self.cell_is(masked(total))
        if self.kind == "sub":
            return zeros + self.cell_is(masked(f"({t}.sub ({t}.const 0) {total})"))
        if self.kind in ("and", "or", "xor"):
            return zeros + self.cell_is(f"({t}.const 0)")
        if self.kind == "xchg":
            tokens = [f"({t}.load (i32.const {place}))" for place in (self.cell, self.token(0), self.token(1))]
            return zeros + "".join(
                self.expect(f"({t}.eq ({t}.{how} ({t}.{how} {tokens[0]} {tokens[1]}) {tokens[2]}) ({t}.const 7))")
                for how in ("add", "or"))
        return zeros


def barrier(name, width, place, timeout):
    """Both threads must have come before either goes on. The first sleeps until the number of the round changes."""
    t = f"i{width}"
    return f"""
  (func {name} (local $round {t})
    (local.set $round ({t}.atomic.load (i32.const {place + 8})))
    (if (i32.atomic.rmw.add (i32.const {place}) (i32.const 1))
      (then
        (i32.atomic.store (i32.const {place}) (i32.const 0))
        (drop ({t}.atomic.rmw.add (i32.const {place + 8}) ({t}.const 1)))
        (drop (memory.atomic.notify (i32.const {place + 8}) (i32.const 1))))
      (else
        (loop $sleep
          (drop (memory.atomic.wait{width} (i32.const {place + 8}) (local.get $round) (i64.const {timeout})))
          (br_if $sleep ({t}.eq (local.get $round) ({t}.atomic.load (i32.const {place + 8}))))))))"""


def module(seconds):
    rows = [row for row in op_rows.compiled_rows("atomics") if SHAPE.fullmatch(row.text)]
    cases = [Case(index, row) for index, row in enumerate(rows)]
    work = "\n    ".join(f"(call $work{case.code} (local.get $me))" for case in cases)
    checks = "\n    ".join(case.check() for case in cases)
    assert FIRST_CELL + len(cases) * CELL_SIZE < 65536 and FIRST_CODE + len(cases) < 128
    return f"""(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $fail (param i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (import "env" "memory" (memory 1 {MOST_PAGES} shared))
  (export "memory" (memory 0))
{"".join(case.function() for case in cases)}
{barrier("$barrier_32", 32, BARRIER_32, -1)}
{barrier("$barrier_64", 64, BARRIER_64, 1000000)}
  (func $now (result i64)
    (drop (call $clock (i32.const 1) (i64.const 0) (i32.const {CLOCK})))
    (i64.load (i32.const {CLOCK})))
  ;; A page more, if there can be one: it is all this thread's, and zero.
  (func $grow (local $page i32)
    (local.set $page (memory.grow (i32.const 1)))
    (if (i32.ne (local.get $page) (i32.const -1)) (then
      (local.set $page (i32.shl (local.get $page) (i32.const 16)))
      (if (i32.load offset=65532 (local.get $page)) (then (call $fail (i32.const 1))))
      (i32.store offset=65532 (local.get $page) (i32.const -1))
      (drop (i32.atomic.rmw.add (i32.const {GROWN}) (i32.const 1))))))
  (func $work (param $me i32)
    (call $grow)
    (atomic.fence)
    {work})
  (func $check (param $total i32)
    (if (i32.ne (memory.size) (i32.add (i32.const 1) (i32.atomic.load (i32.const {GROWN}))))
      (then (call $fail (i32.const 2))))
    {checks})
  (func (export "wasi_thread_start") (param i32) (param $me i32)
    (loop $round
      (call $work (local.get $me))
      (call $barrier_32)
      (call $barrier_64)
      (br_if $round (i32.eqz (i32.atomic.load (i32.const {STOP})))))
    (i32.atomic.store (i32.const {DONE}) (i32.const 1))
    (drop (memory.atomic.notify (i32.const {DONE}) (i32.const 1))))
  (func (export "_start") (local $end i64) (local $total i32)
    {"".join(case.prepare() for case in cases)}
    (local.set $end (i64.add (call $now) (i64.const {int(seconds * 1e9)})))
    (if (i32.le_s (call $spawn (i32.const 1)) (i32.const 0)) (then (call $fail (i32.const 4))))
    (loop $round
      (call $work (i32.const 0))
      (call $barrier_32)
      (local.set $total (i32.add (local.get $total) (i32.const {2 * ITERATIONS})))
      (call $check (local.get $total))
      (if (i64.ge_u (call $now) (local.get $end)) (then (i32.atomic.store (i32.const {STOP}) (i32.const 1))))
      (call $barrier_64)
      (br_if $round (i32.eqz (i32.atomic.load (i32.const {STOP})))))
    (drop (memory.atomic.wait32 (i32.const {DONE}) (i32.const 0) (i64.const -1)))
    (if (i32.eqz (i32.atomic.load (i32.const {DONE}))) (then (call $fail (i32.const 3))))
    (if (i32.eqz (i32.atomic.load (i32.const {GROWN}))) (then (call $fail (i32.const 5))))))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, required=True, help="folder for the module and its executables")
    parser.add_argument("--seconds", type=float, default=1, help="of each run")
    parser.add_argument("--targets", nargs="+", default=[f"{platform.machine()}-linux"])
    parser.add_argument("--levels", nargs="+", default=["O2"])
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    source = options.output / "totals.wat"
    source.write_text(module(options.seconds))
    failures = 0
    for target in options.targets:
        machine = target.split("-")[0]
        emulator = [] if machine == platform.machine() else [f"qemu-{machine}"]
        for level in options.levels:
            program = options.output / f"totals-{target}-{level}"
            subprocess.run(["ingot", f"--target={target}", f"-{level}", source, "-o", program], check=True)
            status = subprocess.run([*emulator, program]).returncode
            if status != 0:
                failures += 1
                print(f"{program}: status {status}", file=sys.stderr)
    return failures != 0


if __name__ == "__main__":
    sys.exit(main())
