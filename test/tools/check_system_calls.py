#!/usr/bin/env python3
"""Compares the system call numbers of the runtime library with the kernel's headers (package linux-libc-dev), and the
tables of the processors with one another: a call that one of them lacks would not compile for that target."""

import pathlib
import re
import sys

PLATFORM = pathlib.Path(__file__).resolve().parents[2] / "runtime-lib/platform"
TABLES = {  # ours: the kernel's
    "linux-x86_64/sysno.def": "/usr/include/x86_64-linux-gnu/asm/unistd_64.h",
    "linux/generic_sysno.def": "/usr/include/asm-generic/unistd.h",
}
ONLY_X86_64 = {
    "arch_prctl",  # others have the thread pointer in a register that a program can write
}

NEWER = {"mseal": 462}  # than the headers may be; numbers are the same on all processors since 424


def numbers(path, pattern):
    return {name: int(number) for name, number in re.findall(pattern, path.read_text())}


def main():
    mistakes = []
    ours = {}
    for table, header in TABLES.items():
        ours[table] = numbers(PLATFORM / table, r"SYSTEM_CALL\((\w+), (\d+)\)")
        kernel = numbers(pathlib.Path(header), r"#define __NR(?:3264)?_(\w+)\s+(\d+)")
        for name, number in ours[table].items():
            if kernel.get(name, NEWER.get(name)) != number:
                mistakes.append(f"{table}: {name} = {number}, but {header} has {kernel.get(name)}")
    x86_64, generic = (set(ours[table]) for table in TABLES)
    for name in sorted((x86_64 ^ generic) - ONLY_X86_64):
        mistakes.append(f"only one of {' and '.join(TABLES)} has {name}")
    for mistake in mistakes:
        print(mistake)
    if not mistakes:
        print(f"{len(x86_64)} system calls")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
