#!/usr/bin/env python3
"""Writes modules whose code is too large for near jumps, compiles them for the targets, and runs them.

    big_code.py --work FOLDER [--targets T...] [--level O0] [--steps N] [--functions N] [--entries N]

A module has --functions functions of --steps steps each, which call one another over half of the module, with a loop around
each body and a jump out of it; and a br_table of --entries entries. Each computes a number, which the module compares
with what this script computed. The sizes of the sections of code are printed.

What no near jump reaches: 1 MiB is the range of RISC-V's jal and of AArch64's conditional branches, 128 MiB that of AArch64's
bl, 2 GiB that of auipc. A whole run, which takes a while:

    PATH=build/dev/bin:$PATH test/tools/big_code.py --work /tmp/big --steps 50000 --functions 130 --entries 100000
"""
import argparse
import pathlib
import struct
import subprocess
import sys

import emulator

TARGETS = ("x86_64-linux", "aarch64-linux", "riscv64-linux")
MASK = 0xFFFFFFFF
LABELS = 200  # of the br_table


def constant(*key):
    """A number that looks random."""
    value = 0x9E3779B9
    for part in key:
        value = (value ^ part) * 0x85EBCA6B & MASK
        value ^= value >> 13
    return value


def body(function, steps, callee):
    """A function of x, depth: the steps twice, unless x happens to end it, and then the next function."""
    lines = [f"(func $f{function} (param $x i32) (param $depth i32) (result i32) (local $round i32)",
             "(block $out (loop $again"]
    for step in range(steps):
        lines.append(f"(local.set $x (i32.xor (i32.mul (local.get $x) (i32.const {constant(function, step) | 1})) "
                     f"(i32.shr_u (local.get $x) (i32.const 15))))")
        if step % 1000 == 0:
            lines.append("(br_if $out (i32.eqz (local.get $x)))")
    lines += ["(local.set $round (i32.add (local.get $round) (i32.const 1)))",
              "(br_if $again (i32.lt_u (local.get $round) (i32.const 2)))))",
              "(if (local.get $depth) (then (local.set $x",
              f"(call $f{callee} (local.get $x) (i32.sub (local.get $depth) (i32.const 1))))))",
              "(local.get $x))"]
    return lines


def model(function, steps, x):
    """What the steps of a function make of x."""
    for _ in range(2):
        for step in range(steps):
            if step % 1000 == 1 and x == 0:
                return x
            x = (x * (constant(function, step) | 1) & MASK) ^ x >> 15
    return x


def table(entries):
    """A function of an index: a number that depends on which label the entry names."""
    labels = range(LABELS)
    lines = ["(func $table (param $index i32) (result i32)", *(f"(block $l{label}" for label in reversed(labels)),
             "(br_table", *(f"$l{constant(entry) % LABELS}" for entry in range(entries)), "$l0 (local.get $index)))"]
    for label in labels[1:]:
        lines.append(f"(return (i32.const {constant(label - 1, 1)})))")
    return lines + [f"(i32.const {constant(LABELS - 1, 1)}))"]


def module(options):
    count, half = options.functions, options.functions // 2
    lines = ["(module", '(import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))', '(memory (export "memory") 1)']
    for function in range(count):
        lines += body(function, options.steps, (function + half + 1) % count)
    lines += table(options.entries)
    lines.append('(func (export "_start") (local $sum i32) (local $index i32)')
    for first in (0, count - 1):
        x, function = 12345, first
        for _ in range(4):
            x = model(function, options.steps, x)
            function = (function + half + 1) % count
        lines.append(f"(if (i32.ne (call $f{first} (i32.const 12345) (i32.const 3)) (i32.const {x})) "
                     "(then (call $exit (i32.const 1))))")
    # All indices, and some beyond.
    beyond = options.entries + 10
    lines.append("(loop $next (local.set $sum (i32.add (i32.mul (local.get $sum) (i32.const 31)) "
                 "(call $table (local.get $index)))) (local.set $index (i32.add (local.get $index) (i32.const 1))) "
                 f"(br_if $next (i32.lt_u (local.get $index) (i32.const {beyond}))))")
    total = 0
    for index in range(beyond):
        label = constant(index) % LABELS if index < options.entries else 0
        total = (total * 31 + constant(label, 1)) & MASK
    lines.append(f"(if (i32.ne (local.get $sum) (i32.const {total})) (then (call $exit (i32.const 2))))))")
    return "\n".join(lines) + "\n"


def guest_code_size(executable):
    """Bytes in the section ingot_guest_text."""
    with open(executable, "rb") as file:
        image = file.read()
    offset, = struct.unpack_from("<Q", image, 40)
    size, count, names = struct.unpack_from("<HHH", image, 58)
    sections = [struct.unpack_from("<IIQQQQ", image, offset + size * index) for index in range(count)]
    for name, _, _, _, _, length in sections:
        at = sections[names][4] + name
        if image[at:image.index(b"\0", at)] == b"ingot_guest_text":
            return length
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--targets", nargs="+", default=TARGETS)
    parser.add_argument("--level", default="O0")
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--functions", type=int, default=3)
    parser.add_argument("--entries", type=int, default=100000)
    parser.add_argument("--least-size", type=int, default=0, help="bytes of code there must be")
    options = parser.parse_args()

    options.work.mkdir(parents=True, exist_ok=True)
    text = options.work / "big.wat"
    text.write_text(module(options), encoding="ascii")
    failures = 0
    for target in options.targets:
        executable = options.work / target
        subprocess.run(["ingot", f"-{options.level}", f"--target={target}", "-g0", text, "-o", executable], check=True)
        status = subprocess.run(emulator.run_command(executable)).returncode
        size = guest_code_size(executable)
        print(f"{target}: {size} bytes of guest code, {executable.stat().st_size} in all; status {status}", flush=True)
        failures += status != 0 or size < options.least_size
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
