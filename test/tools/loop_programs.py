#!/usr/bin/env python3
"""loop_programs.py --work FOLDER [--node PATH]: random loops over memories, compiled in several ways and under V8.

Each module (loop_generator.py) has many functions, and cases that call one of them: aimed at addresses that wrap, at
loops that trap in the middle, and at what compilers unroll. What each case prints, and whether it traps, must be the
same natively at each of the --levels and with each set of --variants of the options, and under V8 with --node. Deterministic
for a given --seed; module number N of a run is `loop_generator.py SEED+N`. One that shows a difference stays in FOLDER.

With --library they are libraries, called from C, and what a trap has left in memory must be the same as well.

    PATH=build/dev/bin:$PATH test/tools/loop_programs.py --work /tmp/loops --node node --modules 1000
"""
import pathlib
import shutil
import struct
import subprocess
import sys

import campaign
import emulator
import gc_programs
import loop_generator

RUN_CASES = pathlib.Path(__file__).resolve().with_name("run_cases.mjs")
LIBRARY_HOST = RUN_CASES.with_suffix(".c")


class CaseChecker(gc_programs.Checker):
    """Compares modules whose export "run" executes cases (loop_generator.py), each of which may trap."""

    def native_outcome(self, executable, cases):
        """All records, and how each case ended that trapped; after a trap it is started again with the next case."""
        records, traps, case = b"", [], 0
        while case < cases:
            done = self.run([*emulator.run_command(executable), str(case)])
            end = gc_programs.ending(done)
            numbers = list(struct.iter_unpack("<QQ", done.stdout[:len(done.stdout) // 16 * 16]))
            begun = [number for number, kind in numbers if kind == loop_generator.BEGIN]
            if end.startswith("status") or not begun or (end == "well" and begun[-1] + 1 != cases):
                return f"case {case} and following: ended {end} after case {begun[-1:]}"
            records += done.stdout
            traps += [end] if end != "well" else []
            case = begun[-1] + 1
        return records, traps

    def compiled_outcome(self, sources, executable, flags, cases):
        done = self.run(["ingot", *flags, "--invoke", "run", *sources, "-o", executable])
        return self.native_outcome(executable, cases) if done.returncode == 0 else f"not compiled: {done.stderr[-400:]!r}"

    def outcome_of_all(self, command, status):
        """Of what goes on by itself after a trap, and writes of each a line that one that had ended with this status would have written."""
        done = self.run(command)
        if done.returncode != 0:
            return f"ended {done.returncode}: {done.stderr[-400:]!r}"
        lines = done.stderr.decode(errors="replace").splitlines()
        return done.stdout, [gc_programs.ending(subprocess.CompletedProcess([], status, b"", line.encode())) for line in lines]

    def v8_outcome(self, module, cases, links=()):
        return self.outcome_of_all([self.options.node, RUN_CASES, module, str(cases), *links], 1)

    def report(self, name, found):
        """Prints how the ways disagree."""
        expected = list(found.values())[-1]
        print(f"{name}:", *(f"  {way}: {described(outcome, expected)}" for way, outcome in found.items()), sep="\n", flush=True)


class LoopChecker(CaseChecker):
    def library_outcome(self, source, folder, flags, cases):
        header, library, host = (f"{folder}/{name}" for name in ("cases.h", "cases.a", "host"))
        for command in [["ingot", source, "--prefix=cases", "--emit=header", "-o", header],
                        ["ingot", *flags, source, "--prefix=cases", "--emit=lib", "-o", library],
                        ["gcc", "-O1", "-I", folder, LIBRARY_HOST, library, "-o", host]]:
            done = self.run(command)
            if done.returncode != 0:
                return f"not compiled: {done.stderr[-400:]!r}"
        return self.outcome_of_all([host, str(cases)], 134)

    def check(self, seed):
        """Returns how many cases trapped, and whether all ways agree; what disagrees is printed and kept."""
        path = str(self.options.work / f"loops-{seed}")
        source = f"{path}.wat"
        pathlib.Path(source).write_text(loop_generator.module(seed, self.options.functions, self.options.cases,
                                                             self.options.vectors))
        cases = self.options.cases
        if self.options.library:
            folder = pathlib.Path(f"{path}.dir")
            folder.mkdir(exist_ok=True)
            found = {way: self.library_outcome(source, folder, flags, cases) for way, flags in self.native.items()}
            shutil.rmtree(folder)
        else:
            found = {way: self.compiled_outcome([source], path, flags, cases) for way, flags in self.native.items()}
        if self.options.node:
            subprocess.run(["ingot", "assemble", source, "-o", f"{path}.wasm"], check=True)
            found["V8"] = self.v8_outcome(f"{path}.wasm", cases)
            if not self.options.library:
                found["V8"] = without_what_traps_left(found["V8"])
        agree = all_agree(found)
        if agree:
            for suffix in ("", ".wat", ".wasm"):
                pathlib.Path(path + suffix).unlink(missing_ok=True)
        else:
            self.report(f"seed {seed}, {source}", found)
        return trap_count(found), agree


def without_what_traps_left(outcome):
    """A program that has trapped is no more, and nobody sees its memory."""
    if isinstance(outcome, str):
        return outcome
    records, traps = outcome
    return b"".join(struct.pack("<QQ", *record) for record in struct.iter_unpack("<QQ", records) if record[1] != loop_generator.TRAPPED), traps


def all_agree(found):
    outcomes = list(found.values())
    return isinstance(outcomes[-1], tuple) and all(outcome == outcomes[-1] for outcome in outcomes)


def trap_count(found):
    return max((len(outcome[1]) for outcome in found.values() if isinstance(outcome, tuple)), default=0)


def described(outcome, expected):
    if isinstance(outcome, str):
        return outcome
    if isinstance(expected, str):
        return f"{len(outcome[0])} bytes, {len(outcome[1])} traps"
    if outcome == expected:
        return "as expected"
    case = None
    for ours, theirs in zip(struct.iter_unpack("<QQ", outcome[0]), struct.iter_unpack("<QQ", expected[0])):
        if ours != theirs:
            return f"differs in case {case}"
        if ours[1] == loop_generator.BEGIN:
            case = ours[0]
    ends = [f"trap {number}: {ours}, not {theirs}" for number, (ours, theirs) in enumerate(zip(outcome[1], expected[1])) if ours != theirs]
    return ends[0] if ends else "is of another length"


def main():
    parser = campaign.parser(__doc__, ["O0", "O2", "O3"], ["--bounds=check"])
    parser.add_argument("--modules", type=int, default=20)
    parser.add_argument("--functions", type=int, default=20, help="of each module")
    parser.add_argument("--cases", type=int, default=200, help="of each module")
    parser.add_argument("--vectors", type=float, default=0.2, help="share of the loops that compute with vectors")
    parser.add_argument("--library", action="store_true", help="compiled as libraries, for this machine")
    options = campaign.parse(parser)

    checker = LoopChecker(options)
    traps, failures = 0, 0
    for count, agree in campaign.outcomes(options, checker.check, options.modules):
        traps += count
        failures += not agree
    print(f"{options.modules} modules, {options.modules * options.functions} functions, "
          f"{options.modules * options.cases} cases, of which {traps} trap; {campaign.ways(options, checker)}: {failures} modules disagree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
