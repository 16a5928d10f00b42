#!/usr/bin/env python3
"""hostile.py --work FOLDER [NAME...]: what the compiler takes for modules that are made to take much (hostile_modules.py), of what it may.

It may take 2 seconds and 20 for each megabyte of the module; of memory 256 MB and 200 times the module. The table shows both as
shares of that, for each of --options, with one worker; the last line says how many are above 1. --scale makes the modules so many times as
large, which shows what does not grow as they do. A module that takes ten times what it may is stopped. Needs `ingot` on the PATH."""
import argparse
import pathlib
import shlex
import subprocess

import measurement
from hostile_modules import GENERATORS

STOPPED_AT = 10  # times what a module may take


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(GENERATORS))
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for the modules")
    parser.add_argument("--options", action="append", metavar="=OPTIONS", help="of the compiler; -O2 and '-O2 --bounds=check' by default. May be repeated")
    parser.add_argument("--scale", type=float, default=1)
    options = parser.parse_args()
    options.options = options.options or ["-O2", "-O2 --bounds=check"]
    options.work.mkdir(parents=True, exist_ok=True)

    print(f"{'module':30}{'kB':>8}" + "".join(f"{text:>24}" for text in options.options))
    above = 0
    for name in options.names or GENERATORS:
        text, wasm = options.work / f"{name}.wat", options.work / f"{name}.wasm"
        text.write_text(GENERATORS[name].make(int(GENERATORS[name].size * options.scale)))
        subprocess.run(["ingot", "assemble", text, "-o", wasm], check=True)
        megabytes = wasm.stat().st_size / 1e6
        most_seconds, most_megabytes = 2 + 20 * megabytes, 256 + 200 * megabytes
        row = f"{name:30}{megabytes * 1000:8.0f}"
        for text in options.options:
            taken = measurement.measure(["ingot", *shlex.split(text), "-j1", wasm, "-o", options.work / name],
                                        most_seconds=STOPPED_AT * most_seconds)
            shares = [taken.seconds / most_seconds, taken.kilobytes / 1000 / most_megabytes] if taken else [STOPPED_AT]
            above += max(shares) > 1
            row += f"{'time %.2f, memory %.2f' % tuple(shares) if taken else 'stopped':>24}"
        print(row, flush=True)
    print(f"{above} above 1")


if __name__ == "__main__":
    main()
