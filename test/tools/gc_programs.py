#!/usr/bin/env python3
"""gc_programs.py --work FOLDER [--node PATH]: random garbage-collected programs, compiled in several ways and under V8.

Each program is made from a seed: random recursion groups of structures and arrays that extend each other, and functions
that allocate, cast and test (ref.test, ref.cast, br_on_cast and br_on_cast_fail), read and write packed and other fields
and elements, copy, fill and initialise arrays, keep references in locals, globals and tables, convert them to the outside
and back, throw them, pass them to tail calls, capture them in closures, and recurse with them. In the end it may trap.
Each prints a trace (gc_generator.py), and all ways must print the same and end the same way:

  - native, at each of the --levels, and again with each set of --variants of the options
  - under V8, if --node names a node that is new enough (24)

Deterministic for a given --seed; program number N of a run is `gc_generator.py SEED+N`. A program that shows a difference
stays in FOLDER, and is made smaller with --reduce. One million steps:

    PATH=build/dev/bin:$PATH test/tools/gc_programs.py --work /tmp/gc --node node --programs 500 --steps 2000
"""
import pathlib
import re
import subprocess
import sys

import campaign
import emulator
import gc_generator

RUN_WASI = pathlib.Path(__file__).resolve().with_name("run_wasi.mjs")
RUN_BOARD = pathlib.Path(__file__).resolve().with_name("run_board.py")

# How a program can end by a trap, as V8 words it, and what our messages of the same traps have in common.
OUT_OF_BOUNDS = r"out of bounds (memory|table) access"
TRAPS = [
    (r"RuntimeError: (?:dereferencing a null pointer|rethrowing null value)", r"null (\w+ )?reference"),
    (r"RuntimeError: illegal cast", r"cast failure"),
    (r"RuntimeError: array element access out of bounds", r"out of bounds array access"),
    (r"RuntimeError: (?:data segment|element segment) out of bounds|RuntimeError: memory access out of bounds",
     OUT_OF_BOUNDS),
    (r"RuntimeError: divide by zero|RuntimeError: remainder by zero", r"integer divide by zero"),
    # V8 does not tell apart two traps of conversions, of which we call one like that of division.
    (r"RuntimeError: (?:divide result|float) unrepresentable", r"(integer overflow|invalid conversion to integer)"),
    (r"RuntimeError: unreachable", r"unreachable"),
    (r"RuntimeError: table index is out of bounds", r"undefined element"),
    # From node 26 on V8 says less.
    (r"RuntimeError: (?:null function or )?function signature mismatch", r"(uninitialized element|indirect call type mismatch)"),
    (r"RangeError: Maximum call stack size exceeded", r"call stack exhausted"),
    (r"\[object WebAssembly.Exception\]|WebAssembly.Exception", r"uncaught exception"),
]


def ending(done):
    """How it ended, in our words, whichever way it ran."""
    if done.returncode == 0:
        return "well"
    messages = done.stderr.decode(errors="replace")
    for by_v8, ours in TRAPS:
        if re.search(by_v8, messages) or (done.returncode == 134 and re.search(f"ingot: trap: {ours}", messages)):
            return ours
    return f"status {done.returncode}, {messages[-400:]!r}"


class Checker:
    def __init__(self, options):
        self.options = options
        # Each way has a name; natively it is the options to compile with.
        self.native = {f"-{level} {' '.join(variant)}".strip(): [f"-{level}", *variant]
                       for level in options.levels for variant in [[], *(text.split() for text in options.variants)]}

    def run(self, command):
        try:
            return subprocess.run(command, capture_output=True, timeout=300)
        except subprocess.TimeoutExpired as expired:
            return subprocess.CompletedProcess(command, -1, expired.stdout or b"", b"timeout")

    def ending(self, done):
        return ending(done)

    def behaviour(self, command):
        done = self.run(command)
        if self.options.board:  # whose console has both streams
            output, line, messages = done.stdout.partition(b"ingot: trap: ")
            done = subprocess.CompletedProcess(done.args, done.returncode, output, done.stderr + line + messages)
        return done.stdout.decode(errors="replace"), self.ending(done)

    def run_command(self, executable):
        if self.options.board:
            return [sys.executable, RUN_BOARD, self.options.board, executable]
        return emulator.run_command(executable)

    def compiled(self, sources, executable, flags):
        target = [f"--target={self.options.board}", "--stack-size=4M", "--max-memory=192k"] if self.options.board else []
        done = self.run(["ingot", *flags, *target, *sources, "-o", executable])
        if done.returncode != 0:
            return "", f"not compiled: {done.stderr.decode(errors='replace')[-400:]}"
        return self.behaviour(self.run_command(executable))

    def behaviours(self, name, text):
        """What it does, by the way it is run."""
        source, path = str(self.options.work / f"{name}.wat"), str(self.options.work / name)
        pathlib.Path(source).write_text(text)
        found = {way: self.compiled([source], path, flags) for way, flags in self.native.items()}
        if self.options.node:
            subprocess.run(["ingot", "assemble", source, "-o", f"{path}.wasm"], check=True)
            found["V8"] = self.behaviour([self.options.node, "--no-warnings", RUN_WASI, f"{path}.wasm"])
        return found

    def program(self, seed, without=()):
        return gc_generator.Program(seed, self.options.steps, without)

    def check(self, seed):
        """Returns the steps, how it ended, and whether all ways agree; what disagrees is printed and kept."""
        name = f"gc-{seed}"
        found = self.behaviours(name, self.program(seed).text)
        outputs = list(found.values())
        agree = all(output == outputs[0] for output in outputs)
        if agree:
            for suffix in ("", ".wat", ".wasm"):
                (self.options.work / f"{name}{suffix}").unlink(missing_ok=True)
        else:
            print(f"seed {seed}, {self.options.work / name}.wat:\n{self.described(found)}", flush=True)
            if self.options.reduce:
                self.reduce(seed)
        # The hash follows the steps, and once more if nothing trapped.
        lines, end = outputs[0][0].split(), outputs[0][1]
        steps = lines[-3:-2] if end == "well" else lines[-2:-1]
        return sum(int(line, 16) for line in steps), end, agree

    def described(self, found):
        lines = []
        reference = found.get("V8", next(iter(found.values())))[0].splitlines()
        for way, (output, end) in found.items():
            own = output.splitlines()
            same = next((number for number, (a, b) in enumerate(zip(own, reference)) if a != b),
                        min(len(own), len(reference)))
            lines.append(f"  {way}: {len(own)} lines, the first {same} as expected; ended: {end}")
        return "\n".join(lines)

    def disagree(self, seed, without):
        outputs = list(self.behaviours(f"gc-{seed}-small", self.program(seed, without).text).values())
        return any(output != outputs[0] for output in outputs)

    def reduce(self, seed):
        """Leaves out statements, in ever smaller groups, as long as the ways disagree."""
        total, without = self.program(seed).statements, set()
        size = total
        while size >= 1:
            for first in range(1, total + 1, size):
                group = set(range(first, min(first + size, total + 1))) - without
                if group and self.disagree(seed, without | group):
                    without |= group
            size //= 2
        self.disagree(seed, without)
        print(f"  smaller: {self.options.work}/gc-{seed}-small.wat, {total - len(without)} of {total} statements",
              flush=True)


def main():
    parser = campaign.parser(__doc__, ["O0", "O2"], example=": \"--variants=--gc-stress\"")
    parser.add_argument("--board", metavar="TARGET", help="for this board, in QEMU")
    parser.add_argument("--programs", type=int, default=20)
    parser.add_argument("--steps", type=int, default=2000, help="how many each program executes, about")
    parser.add_argument("--reduce", action="store_true", help="make a smaller program of one that shows a difference")
    options = campaign.parse(parser)

    checker = Checker(options)
    if len(checker.native) + bool(options.node) < 2:
        parser.error("there is nothing to compare with: give more levels, variants or --node")
    steps, failures, endings = 0, 0, {}
    for count, end, agree in campaign.outcomes(options, checker.check, options.programs):
        steps += count
        failures += not agree
        endings[end] = endings.get(end, 0) + 1
    print(f"{options.programs} programs, {steps} steps; {campaign.ways(options, checker)}: {failures} disagree")
    print("ended: " + ", ".join(f"{end} {count}" for end, count in sorted(endings.items())))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
