#!/usr/bin/env python3
"""exceptions.py --programs FOLDER: what exceptions cost, thrown and not thrown.

Compiles exceptions/throws.cpp and calls.cpp with clang-22 for WebAssembly (exnref, legacy, and without exceptions) and
natively, and the former with ingot -O2, into FOLDER. Then:

  throws   memory and time for 1 and 10 million throws across five frames
  calls    time of calls that may throw and do not, as a ratio to the same program compiled without exceptions and to
           clang's native code; the candidates take turns, and the fastest of the rounds counts

Needs wasi-libc and libclang-rt-22-dev-wasm32, and `ingot` on the PATH."""
import argparse
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import time

SOURCES = pathlib.Path(__file__).resolve().parent / "exceptions"
WASM = ["--target=wasm32-wasip1", "-isystem/usr/include/wasm32-wasi", "-O2"]
FORMS = {
    "exnref": ["-fwasm-exceptions", "-mllvm", "-wasm-use-legacy-eh=false"],
    "legacy": ["-fwasm-exceptions", "-mllvm", "-wasm-use-legacy-eh=true"],
    "none": ["-fno-exceptions"],
}


def run(command):
    subprocess.run([str(part) for part in command], check=True)


def build_guest(folder, name, form):
    """name.cpp in this form -> the executable that ingot makes of it."""
    objects = []
    for source in [name, "cxx_runtime"] if form != "none" else [name]:
        objects.append(folder / f"{source}.{form}.o")
        run(["clang++-22", *WASM, *FORMS[form], "-c", SOURCES / f"{source}.cpp", "-o", objects[-1]])
    module, executable = folder / f"{name}.{form}.wasm", folder / f"{name}.{form}"
    # The C driver: it adds no C++ library. wasm32-wasi is where Debian has its libraries.
    run(["clang-22", "--target=wasm32-wasi", "-Wno-deprecated", *objects, "-o", module])
    run(["ingot", "-O2", module, "-o", executable])
    return executable


def build_native(folder, name):
    executable = folder / f"{name}.native"
    run(["clang++-22", "-O2", "-std=c++17", "-x", "c++", SOURCES / f"{name}.cpp", "-o", executable])
    return executable


def measure(command):
    """Seconds and output."""
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=True)
    return time.monotonic() - start, done.stdout


def measure_memory(command):
    """Seconds, kilobytes that were resident at most, output; the program writes once, at its end.

    The memory is asked of the living process, because what wait4() tells of a dead one includes the process it was
    forked from. Its standard output is a pipe that is full already, so there it stands until we have looked."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(writer, b"x" * 4096)
    os.set_blocking(writer, True)
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=writer)
    os.close(writer)
    status = ""
    while "State:\tS" not in status:
        time.sleep(0.001)
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    seconds = time.monotonic() - start
    with os.fdopen(reader, "rb") as pipe:
        output = pipe.read().lstrip(b"x")
    if process.wait() != 0:
        sys.exit(f"{command[0]} ended with status {process.returncode}")
    return seconds, int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)), output


def throws(folder, counts, most_kilobytes):
    """Returns whether all stayed below the limit, if there is one."""
    is_good = True
    for form in ["exnref", "legacy"]:
        executable = build_guest(folder, "throws", form)
        for count in counts:
            seconds, kilobytes, output = measure_memory([executable, count])
            expected = f"{4 * count} destructors, sum {count * (count - 1) // 2}\n".encode()
            print(f"throws {form:7} {count:9}: {kilobytes} KB, {seconds:.2f} s, {seconds / count * 1e9:.0f} ns a throw",
                  flush=True)
            if output != expected:
                print(f"printed {output!r} instead of {expected!r}")
                is_good = False
            if most_kilobytes and kilobytes > most_kilobytes:
                print(f"more than {most_kilobytes} KB")
                is_good = False
    return is_good


def calls(folder, rounds):
    candidates = {form: build_guest(folder, "calls", form) for form in FORMS}
    candidates["native"] = build_native(folder, "calls")
    for kind, size in [("direct", 40), ("indirect", 100), ("guarded", 100)]:
        best = {}
        outputs = set()
        for _ in range(rounds):
            for name, executable in candidates.items():
                seconds, output = measure([executable, kind, size])
                best[name] = min(best.get(name, seconds), seconds)
                outputs.add(output)
        if len(outputs) != 1:
            sys.exit(f"the candidates disagree: {outputs}")
        for form in ["exnref", "legacy"]:
            print(f"calls {kind:8} {form}: {best[form]:.3f} s, {best[form] / best['none']:.2f} of the same without "
                  f"exceptions, {best[form] / best['native']:.2f} of native", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="folder for what is compiled")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--only-throws", type=int, nargs="+", metavar="COUNT", help="these many throws and nothing else")
    parser.add_argument("--most-kilobytes", type=int, help="fail if throws take more memory")
    options = parser.parse_args()
    os.makedirs(options.programs, exist_ok=True)
    is_good = throws(options.programs, options.only_throws or [1_000_000, 10_000_000], options.most_kilobytes)
    if not options.only_throws:
        print(subprocess.run(["clang-22", "--version"], capture_output=True, text=True).stdout.splitlines()[0])
        calls(options.programs, options.rounds)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
