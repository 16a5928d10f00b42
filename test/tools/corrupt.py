#!/usr/bin/env python3
"""corrupt.py MODULE.wasm --work FOLDER: feeds the compiler prefixes and single-byte corruptions of a module.

Whatever the input, the compiler must end by itself with status 0 or 1 within the time limit; with status 1 it must say
where and why, and leave the previous output untouched and nothing else behind.
Deterministic for a given --seed; what fails is kept in FOLDER/failures.

    PATH=build/dev/bin:$PATH test/tools/corrupt.py x.wasm --work /tmp/c --prefixes all --corruptions 10000 --jobs 2
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

PREVIOUS_OUTPUT = b"the previous output"
WALL_LIMIT = 60  # seconds; a process that waits for something uses no processor time


class Checker:
    def __init__(self, options):
        self.options = options
        self.failures = options.work / "failures"
        shutil.rmtree(options.work, ignore_errors=True)
        self.failures.mkdir(parents=True)
        self.accepted = self.refused = 0

    def problem_of(self, label, data):
        """Compiles `data` in a folder of its own. Returns what is wrong, or None."""
        folder = self.options.work / label
        temporary = folder / "tmp"
        temporary.mkdir(parents=True)
        module, output = folder / "in.wasm", folder / "out"
        module.write_bytes(data)
        output.write_bytes(PREVIOUS_OUTPUT)
        if self.options.validate:
            command = ["ingot", "validate", "in.wasm"]
        else:
            command = ["ingot", self.options.level, "in.wasm", "-o", "out"]
        try:
            done = subprocess.run(["prlimit", f"--cpu={self.options.limit}", "--core=0", *command], cwd=folder,
                                  capture_output=True, timeout=WALL_LIMIT,
                                  env={**os.environ, "TMPDIR": str(temporary)})
        except subprocess.TimeoutExpired:
            return f"still running after {WALL_LIMIT} s"
        problem = self.verdict(done, folder, temporary)
        if problem:
            (self.failures / f"{label}.wasm").write_bytes(data)
        shutil.rmtree(folder)
        return problem

    def verdict(self, done, folder, temporary):
        if done.returncode not in (0, 1):
            how = f"signal {-done.returncode}" if done.returncode < 0 else f"status {done.returncode}"
            return f"ended with {how}: {done.stderr[-500:]!r}"
        if sorted(os.listdir(folder)) != ["in.wasm", "out", "tmp"] or os.listdir(temporary):
            return f"left files behind: {sorted(os.listdir(folder))} {os.listdir(temporary)}"
        unchanged = (folder / "out").read_bytes() == PREVIOUS_OUTPUT
        if done.returncode == 0:
            self.accepted += 1
            return "succeeded without output" if unchanged and not self.options.validate else None
        self.refused += 1
        if not unchanged:
            return "failed, but changed the previous output"
        lines = done.stderr.splitlines()
        if not lines or not all(re.match(rb"in\.wasm:0x[0-9a-f]+: error: ", line) for line in lines):
            return f"failed without saying where and why: {done.stderr[:500]!r}"
        return None


def variants(data, options):
    """(label, bytes) of each case."""
    lengths = range(len(data))
    generator = random.Random(options.seed)
    if options.prefixes != "all":
        lengths = sorted(generator.sample(lengths, min(int(options.prefixes), len(data))))
    for length in lengths:
        yield f"prefix-{length}", data[:length]
    for number in range(options.corruptions):
        at = generator.randrange(len(data))
        value = (data[at] + generator.randrange(1, 256)) % 256
        yield f"corruption-{number}-{at}-{value:02x}", data[:at] + bytes([value]) + data[at + 1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for temporary files; is emptied")
    parser.add_argument("--prefixes", default="all", help="how many, or `all`")
    parser.add_argument("--corruptions", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", default="-O0")
    parser.add_argument("--validate", action="store_true", help="only `ingot validate`")
    parser.add_argument("--limit", type=int, default=2, help="seconds of processor time for one run")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    options.work = options.work.resolve()

    checker = Checker(options)
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        cases = list(variants(options.module.read_bytes(), options))
        for (label, _), problem in zip(cases, pool.map(lambda case: checker.problem_of(*case), cases)):
            if problem:
                failures += 1
                print(f"{label}: {problem}")
    print(f"{len(cases)} modules: {checker.accepted} compiled, {checker.refused} refused, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
