#!/usr/bin/env python3
"""traps.py MESSAGE COMMAND...: runs a compiled program and succeeds if it ends in exactly this trap.

That is: status 134, by its own exit and not by a signal; and on stderr one line, of printable characters only, that
begins `ingot: trap: MESSAGE` and goes on, if it does, with where it happened. Its standard output passes through."""
import re
import subprocess
import sys


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    message, command = sys.argv[1], sys.argv[2:]
    done = subprocess.run(command, stderr=subprocess.PIPE)
    if done.returncode == 134 and re.fullmatch(rb"ingot: trap: %s(?:[ :,;(][ -~]*)?\n" % re.escape(message.encode()),
                                               done.stderr):
        print(done.stderr.decode("ascii"), end="", file=sys.stderr)
        return 0
    print(f"traps.py: expected status 134 and one line 'ingot: trap: {message}...', "
          f"got status {done.returncode} and {done.stderr!r}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
