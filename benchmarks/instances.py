#!/usr/bin/env python3
"""What it takes to make an instance of a library, to call it for the first time, and to destroy it.

    benchmarks/instances.py [--ingot build/release/bin/ingot] [--rounds 2000] [--only NAME]

The modules: one that has next to nothing; 1 MB of data, of which the call touches nothing, reads all pages, or writes all
pages; 5000 functions in a table; and one that is granted a directory and a stream by WASI. Prints medians in
microseconds. Several rounds of each module alternate with the others'. Needs a C compiler."""
import argparse
import dataclasses
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[1]
HOST = SOURCE_ROOT / "benchmarks" / "instances" / "host.c"
BATCH = 100  # instances of one module before it is the next one's turn

RUN = '(func (export "run") (param i32) (result i32) {} (local.get 0))'
OVER_ALL_PAGES = """(local $page i32)
  (loop $next
    {}
    (local.set $page (i32.add (local.get $page) (i32.const 4096)))
    (br_if $next (i32.lt_u (local.get $page) (i32.const 1048576))))"""


def with_data(code):
    text = "".join(f"\\{(7 * i + i // 255) % 255 + 1:02x}" for i in range(1 << 20))
    return f'(module (memory (export "memory") 32) (data (i32.const 0) "{text}") {RUN.format(code)})'


def with_functions(count):
    functions = "".join(f"(func $f{i} (result i32) (i32.const {i}))" for i in range(count))
    names = " ".join(f"$f{i}" for i in range(count))
    code = "(drop (call_indirect (result i32) (i32.and (local.get 0) (i32.const 15))))"
    return (f'(module (memory (export "memory") 1) (table {count} funcref) (elem (i32.const 0) func {names}) '
            f"{functions} {RUN.format(code)})")


@dataclasses.dataclass
class Case:
    name: str
    module: str
    options: tuple = ()
    definitions: tuple = ()


CASES = [
    Case("small", f'(module (memory (export "memory") 1) {RUN.format("")})'),
    Case("1 MB of data", with_data("")),
    Case("1 MB, all read", with_data(OVER_ALL_PAGES.format("(drop (i32.load (local.get $page)))"))),
    Case("1 MB, all written", with_data(OVER_ALL_PAGES.format("(i32.store (local.get $page) (i32.const 1))"))),
    Case("5000 functions", with_functions(5000)),
    Case("WASI", '(module (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))'
         f'(memory (export "memory") 1) {RUN.format("(drop (call $close (i32.const 3)))")})',
         ("--wasi=link",), ("-DGRANT",)),
]


def build(case, ingot, folder):
    folder.mkdir()
    module, library, host = folder / "guest.wat", folder / "guest.a", folder / "host"
    module.write_text(case.module)
    for kind, output in (("lib", library), ("header", folder / "guest.h")):
        subprocess.run([ingot, module, *case.options, f"--emit={kind}", "-o", output], check=True)
    subprocess.run(["cc", "-O2", "-std=c11", *case.definitions, "-I", folder, HOST, library, "-o", host], check=True)
    return host


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ingot", default=str(SOURCE_ROOT / "build" / "release" / "bin" / "ingot"))
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--only", help="the module of this name")
    options = parser.parse_args()

    version = subprocess.run([options.ingot, "--version"], capture_output=True, text=True, check=True).stdout
    print(f"{version.splitlines()[0]}, {platform.machine()}, Linux {platform.release()}, {options.rounds} rounds")
    cases = [case for case in CASES if options.only in (None, case.name)]
    with tempfile.TemporaryDirectory() as folder:
        hosts = [build(case, options.ingot, pathlib.Path(folder) / str(i)) for i, case in enumerate(cases)]
        samples = [[] for _ in cases]
        for _ in range(max(1, options.rounds // BATCH)):
            for host, measured in zip(hosts, samples):
                command = [host, str(min(BATCH, options.rounds))]
                output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
                lines = [[int(number) for number in line.split()] for line in output.splitlines()]
                measured += lines[1:] or lines  # the first of a process makes what all others use
    print(f"{'microseconds':20} {'create':>9} {'call':>9} {'destroy':>9}")
    for case, measured in zip(cases, samples):
        times = [statistics.median(column) / 1000 for column in zip(*measured)]
        print(f"{case.name:20}" + "".join(f" {time:9.1f}" for time in times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
