#!/usr/bin/env python3
"""Size, start-up time and memory of a C hello: compiled by Ingot, and natively as a static executable.

    benchmarks/hello.py [--ingot build/release/bin/ingot] [--rounds 400]

With --rounds 0 nothing is run, and only the goals that the file itself answers for are checked.

Needs clang-22, wasi-libc, libclang-rt-22-dev-wasm32 and a static C library (libc6-dev). Ends with status 1 if a goal of
the table is missed: at most 40 kB stripped, no interpreter, at most 1.5 times the start-up, at most 1 MB resident."""
import argparse
import contextlib
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[1]
GREETING = b"Hello, world!\n"
HELLO = SOURCE_ROOT / "test" / "examples" / "hello.c"


def build(ingot, folder):
    """Returns the executables, stripped: Ingot's, the native one, and Ingot's without its sandbox."""
    guest, ours, native = folder / "hello.wasm", folder / "hello-ingot", folder / "hello-native"
    unconfined = folder / "hello-unconfined"
    object_file = folder / "hello.o"
    # In two steps: clang's driver would run an old wasm-opt over the result of a one-step -O build.
    wasm = ["clang-22", "--target=wasm32-wasi", "-Wno-deprecated"]
    subprocess.run([*wasm, "-c", "-Os", HELLO, "-o", object_file], check=True)
    subprocess.run([*wasm, object_file, "-o", guest], check=True)
    subprocess.run([ingot, guest, "-o", ours], check=True)
    subprocess.run([ingot, guest, "--sandbox=off", "-o", unconfined], check=True)
    subprocess.run(["clang-22", "-O2", "-static", HELLO, "-o", native], check=True)
    for executable in (ours, native, unconfined):
        subprocess.run(["strip", executable], check=True)
    return ours, native, unconfined


def start_time(executable):
    """Seconds from starting the program to its end."""
    reader, writer = os.pipe()
    start = time.perf_counter()
    child = os.posix_spawn(executable, [str(executable)], {}, file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1)])
    _, status = os.waitpid(child, 0)
    elapsed = time.perf_counter() - start
    os.close(writer)
    output = os.read(reader, 4096)
    os.close(reader)
    if status != 0 or output != GREETING:
        raise RuntimeError(f"{executable} ended with wait status {status} and wrote {output!r}")
    return elapsed


def peak_memory(executable):
    """Kilobytes that were resident at most, up to the moment the program writes.

    Asked of a living process, because what wait4() tells of a dead one includes the process it was forked from. Its
    standard output is a pipe that is full already, so there it stands until we have looked."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(writer, b"x" * 4096)
    os.set_blocking(writer, True)
    child = os.posix_spawn(executable, [str(executable)], {}, file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1)])
    os.close(writer)
    status = ""
    while "State:\tS" not in status:
        time.sleep(0.001)
        status = pathlib.Path(f"/proc/{child}/status").read_text()
    os.close(reader)  # the write fails, the program ends
    os.waitpid(child, 0)
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1))


def program_headers(executable):
    return subprocess.run(["readelf", "-lW", executable], check=True, capture_output=True, text=True).stdout


def measure_runs(ours, native, unconfined, rounds):
    """Prints start-up time and memory, and returns their goals with whether each is met."""
    runs = {ours: [], native: [], unconfined: []}
    for _ in range(rounds):
        for executable, measured in runs.items():
            measured.append(start_time(executable))
    ours_time, native_time, unconfined_time = (statistics.median(runs[executable]) for executable in runs)
    ours_memory, native_memory = (peak_memory(executable) for executable in (ours, native))
    print(f"{'start-up, µs':16} {ours_time * 1e6:10.0f} {native_time * 1e6:10.0f}   ratio {ours_time / native_time:.2f}")
    print(f"{'without sandbox':16} {unconfined_time * 1e6:10.0f} {'':10}   ratio {unconfined_time / native_time:.2f}")
    print(f"{'resident, kB':16} {ours_memory:10} {native_memory:10}")
    return [("start-up at most 1.5 times native", ours_time <= 1.5 * native_time),
            ("at most 1 MB resident", ours_memory <= 1024)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ingot", default=str(SOURCE_ROOT / "build" / "release" / "bin" / "ingot"))
    parser.add_argument("--rounds", type=int, default=400)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        ours, native, unconfined = build(options.ingot, pathlib.Path(folder))
        version = subprocess.run([options.ingot, "--version"], capture_output=True, text=True, check=True).stdout
        print(f"{version.splitlines()[0]}, {platform.machine()}, Linux {platform.release()}, {options.rounds} rounds")
        print(f"{'':16} {'Ingot':>10} {'native':>10}")
        size = ours.stat().st_size
        print(f"{'size, bytes':16} {size:10} {native.stat().st_size:10}")
        print(f"{'without sandbox':16} {unconfined.stat().st_size:10}")
        goals = [("at most 40 kB stripped", size <= 40_000),
                 ("no interpreter segment", "INTERP" not in program_headers(ours))]
        if options.rounds > 0:
            goals += measure_runs(ours, native, unconfined, options.rounds)
        missed = [goal for goal, is_met in goals if not is_met]
        for goal in missed:
            print(f"missed: {goal}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
