#!/usr/bin/env python3
"""exits.py STATUS COMMAND...: runs the command and succeeds if it exits with exactly this status.

lit's `not` accepts any failure; a trap must be status 134 and no signal, so that a crash of ours never passes for one."""
import subprocess
import sys


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    expected, command = int(sys.argv[1]), sys.argv[2:]
    status = subprocess.run(command).returncode
    if status == expected:
        return 0
    how = f"was killed by signal {-status}" if status < 0 else f"exited with status {status}"
    print(f"exits.py: {command[0]} {how}, expected status {expected}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
