#!/usr/bin/env python3
"""run_program.py NAME... --testdata FOLDER --work FOLDER: compiles real programs and compares what they do.

The programs and their expected outputs are the shared test data (docs/testing.md). Without NAME, all of them; --list
prints the names. By default each program is compiled at -O2 and run, then run again with `ingot run`.

    PATH=build/dev/bin:$PATH test/tools/run_program.py --testdata ../shared/testdata --work /tmp/p --levels O0 O2 O3
"""
import argparse
import dataclasses
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time
import typing

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

NEEDS_LATER_FEATURES = {"kotlin-richards"}  # garbage collection and exceptions


@dataclasses.dataclass
class Program:
    """A module, how to run it, and what it should do. Paths are relative to the folder of the test data."""
    module: str
    arguments: typing.List[str]
    stdout: typing.Union[str, bytes]  # the expected output, or a file that holds it
    stdin: typing.Optional[str] = None
    status: int = 0
    directory: typing.Optional[str] = None  # granted as `.`, and where the program is run
    stderr_sha256: typing.Optional[str] = None


def development_programs():
    """devprogs/ and langfeat/: the commands that made the outputs in devprogs/ref."""
    folder, ref = "devprogs", "devprogs/ref"
    text = f"{folder}/in.txt"

    def filter_program(name, arguments, expected, stdin=text):
        return Program(f"{folder}/{name}.wasm", arguments, f"{ref}/{expected}.out", stdin)

    return {
        "sqlite3": filter_program("sqlite3", [], "sqlite3", f"{folder}/t.sql"),
        "bzip2": filter_program("bzip2", ["-c"], "bzip2"),
        "bunzip2": filter_program("bzip2", ["-d", "-c"], "bunzip2", f"{ref}/bzip2.out"),
        "zstd": filter_program("zstd", ["-19", "-c"], "zstd"),
        "unzstd": filter_program("zstd", ["-d", "-c"], "unzstd", f"{ref}/zstd.out"),
        "minigzip": filter_program("minigzip", [], "minigzip"),
        "minigunzip": Program(f"{folder}/minigzip.wasm", ["-d"], text, f"{ref}/minigzip.out"),
        "lz4": filter_program("lz4", ["-9", "-c"], "lz4"),
        "unlz4": Program(f"{folder}/lz4.wasm", ["-d", "-c"], text, f"{ref}/lz4.out"),
        # Its status is 9: the program ends with std::process::exit of what it computed.
        "rust": Program("langfeat/rust.wasm", [], RUST_STDOUT, "langfeat/rs.in", status=9),
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
        programs[name] = Program(
            f"{folder}/{recipe['module']}", recipe["argv"][1:], f"{folder}/{recipe['expected_stdout']}",
            recipe["stdin"] and f"{folder}/{recipe['stdin']}", recipe["expected_exit"],
            f"{folder}/{granted}" if has_folder else None, STDERR_SHA256.get(name))
    return programs


class Runner:
    def __init__(self, testdata, work):
        self.testdata, self.work = testdata, work

    def run(self, program, command):
        """Runs one command for this program; returns what differs from the expected, or None."""
        stdin = open(self.testdata / program.stdin, "rb") if program.stdin else subprocess.DEVNULL
        try:
            done = subprocess.run(command, stdin=stdin, capture_output=True, timeout=570,
                                  cwd=self.testdata / program.directory if program.directory else self.work)
        finally:
            if program.stdin:
                stdin.close()
        expected = program.stdout
        if not isinstance(expected, bytes):
            expected = (self.testdata / expected).read_bytes()
        if done.returncode != program.status:
            return f"status {done.returncode} instead of {program.status}; stderr ends {done.stderr[-300:]!r}"
        if done.stdout != expected:
            return f"{len(done.stdout)} bytes of output differ from the {len(expected)} expected"
        if program.stderr_sha256 and hashlib.sha256(done.stderr).hexdigest() != program.stderr_sha256:
            return f"the messages differ from the expected: {done.stderr[:300]!r}"
        return None

    def grants(self, program):
        return ["--dir", f"{self.testdata / program.directory}::."] if program.directory else []

    def check(self, name, program, levels, with_run_command):
        """Compiles and runs; prints a line for each way; returns the number of failures."""
        module = str(self.testdata / program.module)
        ways = [(level, self.work / f"{name}.{level}") for level in levels]
        failures = 0
        for level, executable in ways:
            start = time.monotonic()
            subprocess.run(["ingot", f"-{level}", *self.grants(program), module, "-o", str(executable)], check=True)
            compiled = time.monotonic()
            problem = self.run(program, [str(executable), *program.arguments])
            print(f"{name} -{level}: {problem or 'ok'} (compiled in {compiled - start:.1f} s, "
                  f"ran in {time.monotonic() - compiled:.1f} s)", flush=True)
            failures += problem is not None
        if with_run_command:
            problem = self.run(program, ["ingot", "run", module, *self.grants(program), "--", *program.arguments])
            print(f"{name} ingot run: {problem or 'ok'}", flush=True)
            failures += problem is not None
        return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--testdata", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, help="folder for executables")
    parser.add_argument("--levels", nargs="+", default=["O2"])
    parser.add_argument("--no-run-command", action="store_true", help="leave out `ingot run`")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()

    testdata = options.testdata.resolve()
    programs = {**development_programs(), **benchmark_programs(testdata)}
    if options.list:
        print("\n".join(programs))
        return 0
    os.makedirs(options.work, exist_ok=True)
    runner = Runner(testdata, options.work.resolve())
    failures = 0
    for name in options.names or programs:
        failures += runner.check(name, programs[name], options.levels, not options.no_run_command)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
