#!/usr/bin/env python3
"""compiling.py --work FOLDER SOURCE.c [-- FLAG...]: how long compiling takes, against clang for the same program in C, and how that grows.

SOURCE.c is one large file, such as the amalgamation of SQLite; FLAGs are clang's. It is compiled natively at -O2, and for
WebAssembly as a whole, with nothing left out. The table shows, as ratios to clang's native compilation, time of the processor, time that
passed, and most memory: of ingot at -O2 and -O0, with one worker and two, with checks; and of programs that have the module twice and
--copies times. Each is the least of --rounds, which take turns. Needs clang-22, wasi-libc, and `ingot` on the PATH."""
import argparse
import pathlib
import subprocess

import measurement

WASM = ["clang-22", "--target=wasm32-wasi", "-Wno-deprecated", "-w", "-O2"]
WHOLE = ["-Wl,--no-gc-sections", "-lwasi-emulated-getpid", "-lwasi-emulated-mman", "-lwasi-emulated-signal",
         "-lwasi-emulated-process-clocks"]
EMULATED = ["-D_WASI_EMULATED_GETPID", "-D_WASI_EMULATED_MMAN", "-D_WASI_EMULATED_SIGNAL", "-D_WASI_EMULATED_PROCESS_CLOCKS"]


def make_modules(options):
    """The program, and the same as a library that can be linked to it."""
    work = options.work
    main, objects = work / "main.c", work / "source.o"
    main.write_text("int main(void) { return 0; }\n")
    subprocess.run([*WASM, *EMULATED, *options.flags, "-c", options.source, "-o", objects], check=True)
    program, library = work / "program.wasm", work / "library.wasm"
    subprocess.run([*WASM, main, objects, *WHOLE, "-o", program], check=True)
    subprocess.run([*WASM, "-mexec-model=reactor", objects, *WHOLE, "-o", library], check=True)
    return program, library


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("flags", nargs="*", metavar="FLAG")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for what is compiled")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--copies", type=int, default=4, help="how often the largest program has the module")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    program, library = make_modules(options)
    out = options.work / "out"

    def copies(count):
        return [word for number in range(count - 1) for word in ("--link", f"copy{number}={library}")]

    native = ["clang-22", "-w", "-O2", *options.flags, "-c", options.source, "-o", out]
    ingot = ["ingot", program, "-o", out]
    rows = {
        "clang -O2": native,
        "ingot -O2 -j1": [*ingot, "-O2", "-j1"],
        "ingot -O2 -j2": [*ingot, "-O2", "-j2"],
        "ingot -O2 -j1 --bounds=check": [*ingot, "-O2", "-j1", "--bounds=check"],
        "ingot -O1 -j1": [*ingot, "-O1", "-j1"],
        "ingot -O0 -j1": [*ingot, "-O0", "-j1"],
        "ingot -O0 -j1, 2 times": [*ingot, "-O0", "-j1", *copies(2)],
        f"ingot -O0 -j1, {options.copies} times": [*ingot, "-O0", "-j1", *copies(options.copies)],
        "ingot -O2 -j1, 2 times": [*ingot, "-O2", "-j1", *copies(2)],
    }
    samples = {name: [] for name in rows}
    for _ in range(options.rounds):
        for name, command in rows.items():
            samples[name].append(measurement.measure(command))
    print(f"{program.stat().st_size / 1e6:.1f} MB of WebAssembly; clang took {min(s.seconds for s in samples['clang -O2']):.1f} s")
    print(f"{'':32}{'CPU time':>10}{'elapsed':>10}{'memory':>10}")
    best = {name: [min(getattr(sample, field) for sample in taken) for field in ("seconds", "elapsed", "kilobytes")]
            for name, taken in samples.items()}
    for name, values in best.items():
        print(f"{name:32}" + "".join(f"{value / base:10.2f}" for value, base in zip(values, best["clang -O2"])))


if __name__ == "__main__":
    main()
