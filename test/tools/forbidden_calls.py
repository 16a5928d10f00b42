#!/usr/bin/env python3
"""forbidden_calls.py COMMAND...: tries every system call inside the sandbox of a guest made for it.

The guest (test/runtime/sandbox.cpp) says what its sandbox allows and makes the call that its arguments name. Whatever is
not allowed must kill it by SIGSYS; what is allowed must not."""
import pathlib
import re
import signal
import subprocess
import sys

ROWS = pathlib.Path(__file__).resolve().parents[2] / "runtime-lib" / "platform" / "linux-x86_64" / "sysno.def"
NUMBERS = {name: int(number) for name, number in re.findall(r"^SYSTEM_CALL\((\w+), (\d+)\)", ROWS.read_text(), re.M)}
HIGHEST = 511  # beyond the last number of any kernel yet
# The kernel puts these two into code that is being traced by uprobes, and lets them through all filters.
PROBES = {335, 336}
X32 = 1 << 30  # the bit of the x32 ABI: other calls by the same numbers

READ, EXECUTE = 1, 4
STANDARD_OUTPUT, STANDARD_ERROR = 1, 2
# Calls that are allowed with some arguments: (name, arguments, whether these are allowed).
BY_ARGUMENTS = [
    ("mprotect", (0, 0, READ), True),
    ("mprotect", (0, 0, EXECUTE), False),
    ("mprotect", (0, 0, READ | EXECUTE), False),
    ("write", (STANDARD_ERROR, 0, 0), True),
    ("write", (STANDARD_OUTPUT, 0, 0), False),
    ("tgkill", (1, 1, 0), False),
]


def main():
    command = sys.argv[1:]

    def is_killed(number, *arguments):
        words = [str(word) for word in (number, *arguments)]
        return subprocess.run([*command, *words], capture_output=True).returncode == -signal.SIGSYS

    report = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    names = re.search(r"system calls: (.*)", report).group(1).split()
    allowed = {NUMBERS[name] for name in names}
    problems = [f"system call {number} is made" for number in range(HIGHEST + 1)
                if number not in allowed | PROBES and not is_killed(number)]
    problems += [f"x32 system call {number} is made" for number in allowed if not is_killed(X32 | number)]
    for name, arguments, is_allowed in BY_ARGUMENTS:
        if is_killed(NUMBERS[name], *arguments) == is_allowed:
            problems.append(f"{name}{arguments} is {'killed' if is_allowed else 'made'}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
