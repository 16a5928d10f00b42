#!/usr/bin/env python3
"""linear_time.py FOLDER: whether four times as many modules (many_modules.py) take about four times as long to compile.

Time of the processor, the least of three runs each. Twice as much as that is still taken for linear; what is quadratic takes
four times as much."""
import pathlib
import resource
import subprocess
import sys

SMALL = 1000


def seconds(count, folder):
    script = pathlib.Path(__file__).with_name("many_modules.py")
    paths = subprocess.run([sys.executable, script, str(count), folder / str(count)], check=True, capture_output=True, text=True).stdout.split()
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["ingot", "-O0", "-c", "-j1", *paths, "-o", folder / "object"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def main():
    folder = pathlib.Path(sys.argv[1])
    few, many = seconds(SMALL, folder), seconds(4 * SMALL, folder)
    print(f"{SMALL} modules: {few:.2f} s, {4 * SMALL} modules: {many:.2f} s")
    return 0 if many < 8 * few else 1


if __name__ == "__main__":
    sys.exit(main())
