#!/usr/bin/env python3
"""linking.py FOLDER: how long linking 1,000 and 4,000 modules takes: if that is linear, four times as long.

Time of the processor, the least of three runs each, one worker, -O0. Needs `ingot` on the PATH."""
import pathlib
import resource
import subprocess
import sys

SMALL = 1000


def seconds(count, folder):
    script = pathlib.Path(__file__).resolve().parent.parent / "test" / "driver" / "Inputs" / "many_modules.py"
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
    print(f"{4 * SMALL} modules take {many / few:.1f} times as long as {SMALL}")


if __name__ == "__main__":
    main()
