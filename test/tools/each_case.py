#!/usr/bin/env python3
"""Runs programs that choose what they do by the number of their arguments: each case must end in the same trap.

    each_case.py 3 --from=12 "expected shared memory" PROGRAM...    with 12, 13 and 14 arguments
"""
import argparse
import subprocess
import sys

import emulator


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("message")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first number of arguments")
    options = parser.parse_args()
    failures = 0
    for program in options.programs:
        for case in range(options.first, options.first + options.count):
            done = subprocess.run(emulator.run_command(program) + ["x"] * case, capture_output=True, timeout=60)
            if done.returncode != 134 or not done.stderr.startswith(f"ingot: trap: {options.message}".encode()):
                print(f"{program}: case {case}: status {done.returncode}, {done.stderr!r}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
