#!/usr/bin/env python3
"""raise.py COMMAND...: gives the guest of raise.wat every signal and compares what comes of it with WASI's list."""
import signal
import subprocess
import sys

# In the order of WASI's numbers, from 1 (typenames.witx).
NAMES = ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM CHLD CONT STOP TSTP TTIN TTOU URG XCPU "
         "XFSZ VTALRM PROF WINCH POLL PWR SYS").split()
IGNORED = {"PIPE", "CHLD", "CONT", "URG", "WINCH"}
STOPPING = {"STOP", "TSTP", "TTIN", "TTOU"}
SURVIVED, INVAL = 100, 28


def main():
    wrong = 0
    for ignored_in_background in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(ignored_in_background, signal.SIG_DFL)
    for number in [*range(len(NAMES) + 2), 255, 0xFFFFFFFF]:
        name = NAMES[number - 1] if 1 <= number <= len(NAMES) else None
        if name in STOPPING:
            continue  # nobody would continue it
        if name is None:
            expected = SURVIVED + (INVAL if number else 0)
        else:
            expected = SURVIVED if name in IGNORED else -getattr(signal, "SIG" + name)
        done = subprocess.run(sys.argv[1:], input=number.to_bytes(4, "little"), check=False)
        if done.returncode != expected:
            print(f"signal {number} {name}: expected {expected}, got {done.returncode}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
