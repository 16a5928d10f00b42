#!/usr/bin/env python3
"""loop_programs.py --work FOLDER [--node PATH]: random loops over memories, compiled in several ways and under V8.

Each module (loop_generator.py) has many functions, and cases that call one of them: aimed at addresses that wrap, at
loops that trap in the middle, and at what compilers unroll. What each case prints, and whether it traps, must be the
same natively at each of the --levels and with each set of --variants of the options, and under V8 with --node. Deterministic
for a given --seed; module number N of a run is `loop_generator.py SEED+N`. One that shows a difference stays in FOLDER.

    PATH=build/dev/bin:$PATH test/tools/loop_programs.py --work /tmp/loops --node node --modules 1000
"""
import argparse
import concurrent.futures
import pathlib
import struct
import subprocess
import sys

import emulator
import gc_programs
import loop_generator

RUN_CASES = pathlib.Path(__file__).resolve().with_name("run_cases.mjs")


class LoopChecker(gc_programs.Checker):
    """What is native is as there."""

    def native_records(self, executable):
        """All records; after a trap it is started again with the next case."""
        records, case = b"", 0
        while case < self.options.cases:
            done = self.run([*emulator.run_command(executable), str(case)])
            end = gc_programs.ending(done)
            if end not in ("well", gc_programs.OUT_OF_BOUNDS):
                return f"case {case} and following: {end}"
            numbers = list(struct.iter_unpack("<QQ", done.stdout[:len(done.stdout) // 16 * 16]))
            begun = [number for number, kind in numbers if kind == loop_generator.BEGIN]
            if not begun or (end == "well" and begun[-1] + 1 != self.options.cases):
                return f"case {case} and following: ended {end} after case {begun[-1:]}"
            records += done.stdout
            case = begun[-1] + 1
        return records

    def compiled_records(self, source, executable, flags):
        done = self.run(["ingot", *flags, "--invoke", "run", source, "-o", executable])
        return self.native_records(executable) if done.returncode == 0 else f"not compiled: {done.stderr[-400:]!r}"

    def check(self, seed):
        """Returns how many cases trapped, and whether all ways agree; what disagrees is printed and kept."""
        path = str(self.options.work / f"loops-{seed}")
        source = f"{path}.wat"
        pathlib.Path(source).write_text(loop_generator.module(seed, self.options.functions, self.options.cases))
        found = {way: self.compiled_records(source, path, flags) for way, flags in self.native.items()}
        if self.options.node:
            subprocess.run(["ingot", "assemble", source, "-o", f"{path}.wasm"], check=True)
            done = self.run([self.options.node, RUN_CASES, f"{path}.wasm", str(self.options.cases)])
            found["V8"] = done.stdout if done.returncode == 0 else f"ended {done.returncode}: {done.stderr[-400:]!r}"
        outputs = list(found.values())
        expected = outputs[-1]
        agree = isinstance(expected, bytes) and all(output == expected for output in outputs)
        if agree:
            for suffix in ("", ".wat", ".wasm"):
                pathlib.Path(path + suffix).unlink(missing_ok=True)
        else:
            print(f"seed {seed}, {source}:", *(f"  {way}: {described(output, expected)}" for way, output in found.items()),
                  sep="\n", flush=True)
        return trapped(expected), agree


def trapped(records):
    kinds = [kind for _, kind in struct.iter_unpack("<QQ", records)] if isinstance(records, bytes) else []
    return kinds.count(loop_generator.BEGIN) - kinds.count(loop_generator.END)


def described(output, expected):
    if isinstance(output, str) or isinstance(expected, str):
        return output if isinstance(output, str) else f"{len(output)} bytes"
    if output == expected:
        return "as expected"
    case = None
    for ours, theirs in zip(struct.iter_unpack("<QQ", output), struct.iter_unpack("<QQ", expected)):
        if ours != theirs:
            break
        if ours[1] == loop_generator.BEGIN:
            case = ours[0]
    return f"differs in case {case}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for programs")
    parser.add_argument("--node", help="also under V8, by this node")
    parser.add_argument("--levels", nargs="*", default=["O0", "O2", "O3"])
    parser.add_argument("--variants", nargs="*", default=["--bounds=check"], metavar="OPTIONS",
                        help="more options of ingot, each once with each level")
    parser.add_argument("--modules", type=int, default=20)
    parser.add_argument("--functions", type=int, default=20, help="of each module")
    parser.add_argument("--cases", type=int, default=200, help="of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)

    checker = LoopChecker(options)
    traps, failures = 0, 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for count, agree in pool.map(checker.check, range(options.seed, options.seed + options.modules)):
            traps += count
            failures += not agree
    ways = ", ".join([*checker.native, *(["V8"] if options.node else [])])
    print(f"{options.modules} modules, {options.modules * options.functions} functions, "
          f"{options.modules * options.cases} cases, of which {traps} trap; {ways}: {failures} modules disagree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
