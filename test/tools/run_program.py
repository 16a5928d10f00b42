#!/usr/bin/env python3
"""run_program.py [NAME...] --testdata FOLDER --work FOLDER: compiles real programs and compares what they do.

The programs and their expected outputs are the shared test data (docs/testing.md). Without NAME, all of them; --list
prints the names. Each program is compiled at each of the --levels and run; with --run-command also by `ingot run -O0`.

    PATH=build/dev/bin:$PATH test/tools/run_program.py --testdata ../shared/testdata --work /tmp/p --levels O0 O2 O3
"""
import argparse
import dataclasses
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import typing

# Of each executable: no system call in guest code, each other one on record.
CHECK_RECORDS = pathlib.Path(__file__).parent / "check_system_call_records.py"

# What these print goes to standard error; their recipes expect only an empty standard output.
STDERR_SHA256 = {
    "blake3-scalar": "900e22dca255dfc9afbbe5a3d2e556c0c2ed17a9c65aafc16f752cf2c4ff394c",
    "pulldown-cmark": "e680de010b1128b72f6708d4d5446787568b7b4d363267ee50b1bdfaed156f96",
    "regex": "97bfb96eff400e2503be3fb0085880007579795abd895750c36433cd9759fa1e",
}
RUST_STDOUT = b"""\
Op('+', N(1.0), Op('*', N(2.0), N(3.0))) = 7
Op('/', Op('*', Op('-', N(4.0), N(1.0)), Op('+', N(2.0), N(2.0))), N(8.0)) = 1.5
[(0, 79), (1, 77), (2, 79), (3, 78), (4, 78)]
332833500
   1.234e3|0xff|Some("x")
"""

# What langfeat/*.c and *.cc print, compiled natively.
EXCEPTIONS_STDOUT = b"""\
~f
0
~try
~f
1
~try
~f
~try
int 2
rethrown
~f
3
~try
~f
~try
exc too big 4
~f
~try
exc too big 5
"""
SETJMP_STDOUT = b"r=0 c=0\nr=42 c=1\nr=43 c=2\ndone 3\n"
TAIL_CALLS_STDOUT = b"1 -1962570299\n"

NEEDS_LATER_FEATURES = {"kotlin-richards"}  # garbage collection and exceptions


@dataclasses.dataclass
class Run:
    """One run of a program, and what it should do. Paths are relative to the folder of the test data."""
    arguments: typing.List[str]
    stdout: typing.Union[str, bytes]  # the expected output, or a file that holds it
    stdin: typing.Optional[str] = None
    status: int = 0
    stderr_sha256: typing.Optional[str] = None
    unstable: typing.Optional[bytes] = None  # a pattern for parts of the output that may differ


@dataclasses.dataclass
class Program:
    module: str
    runs: typing.List[Run]
    directory: typing.Optional[str] = None  # granted, and where the program is run
    guest_directory: str = "."              # the name it is granted by


def development_programs():
    """devprogs/ and langfeat/, with the commands that made the outputs in devprogs/ref."""
    text, ref = "devprogs/in.txt", "devprogs/ref"

    def compressor(name, compress, decompress):
        """There and back again; the middle must match too."""
        return Program(f"devprogs/{name}.wasm", [Run(compress, f"{ref}/{name}.out", text),
                                                 Run(decompress, text, f"{ref}/{name}.out")])

    def interpreter(name, script, unstable=None):
        return Program(f"devprogs/{name}.wasm", [Run([script], f"{ref}/{name}.out", unstable=unstable)], "devprogs", "/")

    def feature(name, stdout):
        return Program(f"langfeat/{name}.wasm", [Run([], stdout)])

    return {
        # With setjmp, which is made of legacy exceptions.
        "lua": interpreter("lua", "/t.lua", unstable=rb"table: 0x[0-9a-f]+"),
        "duktape": interpreter("duktape", "/t.js"),
        "mujs": interpreter("mujs", "/t.js"),
        "quickjs": interpreter("quickjs", "/t.js"),
        **{name: feature(name, EXCEPTIONS_STDOUT) for name in ("eh19", "eh19-exnref", "eh22")},
        **{name: feature(name, SETJMP_STDOUT) for name in ("sj19", "sj19-exnref", "sj22", "sj22legacy")},
        **{name: feature(name, TAIL_CALLS_STDOUT) for name in ("tc19", "tc22")},
        "sqlite3": Program("devprogs/sqlite3.wasm", [Run([], f"{ref}/sqlite3.out", "devprogs/t.sql")]),
        "bzip2": compressor("bzip2", ["-c"], ["-d", "-c"]),
        "zstd": compressor("zstd", ["-19", "-c"], ["-d", "-c"]),
        "minigzip": compressor("minigzip", [], ["-d"]),
        "lz4": compressor("lz4", ["-9", "-c"], ["-d", "-c"]),
        # It ends with std::process::exit of what it computed.
        "rust": Program("langfeat/rust.wasm", [Run([], RUST_STDOUT, "langfeat/rs.in", status=9)]),
        "simd19": Program("langfeat/simd19.wasm", [Run([], b"1.5 1.5 7 33\n")]),
        "rsimd19": Program("langfeat/rsimd19.wasm", [Run([], b"63\n2 2 13 65\n")]),
        "rsimd22": Program("langfeat/rsimd22.wasm", [Run([], b"63\n2 2 13 65\n")]),
    }


def benchmark_programs(testdata):
    """programs/: one recipe.json each."""
    programs = {}
    for recipe_path in sorted((testdata / "programs").glob("*/recipe.json")):
        name = recipe_path.parent.name
        recipe = json.loads(recipe_path.read_text())
        if name in NEEDS_LATER_FEATURES:
            continue
        folder = f"programs/{name}"
        granted = recipe["preopens"].get(".")
        has_folder = granted and (recipe_path.parent / granted).is_dir()
        run = Run(recipe["argv"][1:], f"{folder}/{recipe['expected_stdout']}",
                  recipe["stdin"] and f"{folder}/{recipe['stdin']}", recipe["expected_exit"], STDERR_SHA256.get(name))
        programs[name] = Program(f"{folder}/{recipe['module']}", [run], f"{folder}/{granted}" if has_folder else None)
    return programs


class Checker:
    def __init__(self, testdata, work):
        self.testdata, self.work = testdata, work

    def problem_of(self, run, directory, command):
        """Runs the command with the run's arguments; returns what differs from the expected, or None."""
        stdin = open(self.testdata / run.stdin, "rb") if run.stdin else subprocess.DEVNULL
        try:
            done = subprocess.run(command + run.arguments, stdin=stdin, capture_output=True, timeout=570,
                                  cwd=self.testdata / directory if directory else self.work)
        finally:
            if run.stdin:
                stdin.close()
        expected = run.stdout if isinstance(run.stdout, bytes) else (self.testdata / run.stdout).read_bytes()
        if done.returncode != run.status:
            return f"status {done.returncode} instead of {run.status}; stderr ends {done.stderr[-300:]!r}"
        stdout = done.stdout
        if run.unstable:
            stdout, expected = re.sub(run.unstable, b"", stdout), re.sub(run.unstable, b"", expected)
        if stdout != expected:
            return f"{len(stdout)} bytes of output differ from the {len(expected)} expected"
        if run.stderr_sha256 and hashlib.sha256(done.stderr).hexdigest() != run.stderr_sha256:
            return f"the messages differ from the expected: {done.stderr[:300]!r}"
        return None

    def check_way(self, label, program, command):
        """All runs of a program by this command; prints the outcome; returns the number of failures."""
        failures = 0
        for run in program.runs:
            start = time.monotonic()
            problem = self.problem_of(run, program.directory, command)
            print(f"{label} {' '.join(run.arguments)}: {problem or 'ok'} in {time.monotonic() - start:.1f} s", flush=True)
            failures += problem is not None
        return failures

    def check(self, name, program, levels, bounds, with_run_command):
        """Compiles and runs; returns the number of failures."""
        module = str(self.testdata / program.module)
        grants = ["--dir", f"{self.testdata / program.directory}::{program.guest_directory}"] if program.directory else []
        failures = 0
        for level in levels:
            executable = str(self.work / f"{name}.{level}")
            start = time.monotonic()
            subprocess.run(["ingot", f"-{level}", f"--bounds={bounds}", *grants, module, "-o", executable], check=True)
            print(f"{name} -{level}: compiled in {time.monotonic() - start:.1f} s", flush=True)
            failures += subprocess.run([sys.executable, CHECK_RECORDS, executable]).returncode
            failures += self.check_way(f"{name} -{level}", program, [executable])
        if with_run_command:
            failures += self.check_way(f"{name} ingot run", program, ["ingot", "run", "-O0", *grants, module, "--"])
        return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--testdata", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, help="folder for executables")
    parser.add_argument("--levels", nargs="+", default=["O2"])
    parser.add_argument("--bounds", default="guard", help="how accesses are kept inside memory: guard or check")
    parser.add_argument("--run-command", action="store_true", help="also by `ingot run -O0`")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()

    testdata = options.testdata.resolve()
    programs = {**development_programs(), **benchmark_programs(testdata)}
    if options.list:
        print("\n".join(programs))
        return 0
    os.makedirs(options.work, exist_ok=True)
    checker = Checker(testdata, options.work.resolve())
    failures = 0
    for name in options.names or programs:
        failures += checker.check(name, programs[name], options.levels, options.bounds, options.run_command)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
