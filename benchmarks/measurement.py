"""What the benchmarks share: a process run on one CPU, with its time and memory, and the mean of ratios."""
import dataclasses
import math
import os
import resource
import signal
import subprocess
import sys
import time


@dataclasses.dataclass
class Sample:
    seconds: float  # user and system time
    elapsed: float
    kilobytes: int  # most that was resident
    output: bytes
    messages: bytes


def most_resident(process_id):
    """Kilobytes; nothing of a process that has ended."""
    with open(f"/proc/{process_id}/status", encoding="ascii") as status:
        return max((int(line.split()[1]) for line in status if line.startswith("VmHWM")), default=0)


def measure(command, cpu=None, directory=None, status=0, stdin=None, most_seconds=None):
    """Runs the command, on this CPU if one is given; ends the program if it does not end with `status`. Its outputs
    must be small enough for a pipe. Gives nothing if a process of it takes more time of the processor than it may."""
    affinity = {cpu} if cpu is not None else os.sched_getaffinity(0)

    def prepare():
        os.sched_setaffinity(0, affinity)
        if most_seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(most_seconds), math.ceil(most_seconds)))

    own_kilobytes = most_resident("self")
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdin=stdin or subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=directory,
                               preexec_fn=prepare)
    # Asked of the living process from time to time, because what wait4() tells of a dead one includes the process it
    # was forked from, that is, us; where that is less, wait4() is exact.
    kilobytes = 0
    ended, wait_status, usage = os.wait4(process.pid, os.WNOHANG)
    while not ended:
        kilobytes = max(kilobytes, most_resident(process.pid))
        time.sleep(0.005)
        ended, wait_status, usage = os.wait4(process.pid, os.WNOHANG)
    elapsed = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(wait_status)
    output, messages = process.stdout.read(), process.stderr.read()
    if most_seconds is not None and process.returncode == -signal.SIGKILL:
        return None
    if process.returncode != status:
        sys.exit(f"{' '.join(map(str, command))} ended with status {process.returncode}: {messages[-500:]}")
    if usage.ru_maxrss > own_kilobytes:
        kilobytes = usage.ru_maxrss
    return Sample(usage.ru_utime + usage.ru_stime, elapsed, kilobytes, output, messages)


def geometric_mean(numbers):
    return math.exp(sum(map(math.log, numbers)) / len(numbers))
