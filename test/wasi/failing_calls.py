#!/usr/bin/env python3
"""Lets every system call of a program fail, one after the other, and sees what the guest is told.

failing_calls.py PROGRAM --work DIRECTORY [--listen] [--errors EINTR ...] [--every N]

PROGRAM is Inputs/every_call.c, compiled with a grant of "."; with --listen it is Inputs/every_socket_call.c, compiled with
--grants=runtime besides: it is granted a free port then, and somebody connects to it. Of each system call that it makes, the first, the second and so
on fail with each of the errors (`strace -e inject`). Held are, for every failure: the program ends by itself and soon; either
it could not be started, and says so (status 71), or the first step of the guest that fails tells this error; a call that a
signal interrupts is made again, and the guest sees nothing; what the guest was told is written is in the file. Then, but for
sockets, the same without strace: with standard descriptors closed, a full disk, a limit of the file size, a reader that has gone."""
import argparse
import collections
import os
import pathlib
import re
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time

WASI_ERRNO = {"EINTR": 27, "EIO": 29, "ENOSPC": 51, "EPIPE": 64}
FBIG, ACCES = 22, 2

# The end of the program, which nobody can survive, and how strace begins.
NOT_TRIED = {"execve", "exit_group", "rt_sigreturn"}

# A signal can interrupt these (signal(7)), and then they are made again. Others tell the guest, if it happens after all.
MADE_AGAIN = {"readv", "writev", "openat", "openat2", "preadv", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate",
              "getrandom", "ppoll", "accept4", "recvmsg", "sendmsg"}

START_FAILED = 71
TIME_LIMIT = 60


class Client(threading.Thread):
    """Connects to a port as soon as somebody listens there, sends a message, and waits for the end of the answer."""

    def __init__(self, port):
        super().__init__()
        self.port = port
        self.stopping = False

    def run(self):
        while not self.stopping:
            try:
                # From another address: a socket that looks for a listener on its own could find itself.
                with socket.create_connection(("127.0.0.1", self.port), TIME_LIMIT, ("127.0.0.2", 0)) as connection:
                    connection.sendall(b"hello world")
                    while connection.recv(100):
                        pass
                    return
            except ConnectionRefusedError:
                time.sleep(0.001)
            except OSError:
                return


class Run:
    """One run of the program in an empty folder."""

    port = None  # to be granted

    def __init__(self, command, work, **options):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        client = Client(self.port)
        if self.port is not None:
            options["env"] = {**os.environ, "INGOT_GRANTS": f"--listen=127.0.0.1:{self.port}"}
            client.start()
        try:
            done = subprocess.run(command, cwd=work, capture_output="stdout" not in options, timeout=TIME_LIMIT, check=False, **options)
        except subprocess.TimeoutExpired:
            self.status, self.stdout, self.stderr = "none: it hangs", b"", b""
            done = None
        if self.port is not None:
            client.stopping = True
            client.join()
        if done is not None:
            self.status, self.stdout, self.stderr = done.returncode, done.stdout or b"", done.stderr or b""
        report = work / "report"
        self.file = report.read_text() if report.exists() else ""
        self.data = work / "data"

    def steps(self, report=None):
        """[(step, errno, rest)]"""
        return [re.fullmatch(r"(.*?) (\d+)((?: \d+)?)", line).groups() for line in (report or self.file).splitlines()]


def count_calls(program, work):
    log = work.parent / "strace.log"
    run = Run(["strace", "-f", "-o", str(log), str(program)], work)
    if run.status != 0 or any(error != "0" for _, error, _ in run.steps()):
        sys.exit(f"the program does not work at all: {run.status}, {run.file}")
    names = re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE)
    # What is newer than strace has no name there, and strace cannot make it fail.
    calls = collections.Counter(name for name in names if not name.startswith("syscall_"))
    return calls, run.file


def judge(run, call, error, baseline):
    """What is wrong with the run, or None."""
    if run.status == START_FAILED:
        return None if run.stderr.startswith(b"ingot: error: ") and run.stderr.count(b"\n") == 1 else f"says {run.stderr}"
    if run.status != 0:
        return f"ends with status {run.status}, {run.stderr}"
    # The call may have been that of a report; the other one is whole then.
    report = max(run.file, run.stdout.decode(), key=len)
    if not report:
        return "no report"
    failed = [(step, int(number)) for step, number, _ in run.steps(report) if number != "0"]
    if error == "EINTR" and call in MADE_AGAIN and (failed or run.file != baseline or run.stdout.decode() != baseline):
        return f"was not made again: {failed}"
    # Whoever cannot find out what a file is, is refused it.
    right = {WASI_ERRNO[error], ACCES if call == "fstatfs" else WASI_ERRNO[error]}
    if failed and failed[0][1] not in right:
        return f"{failed[0][0]} tells {failed[0][1]}"
    lost = [step for step, number, _ in run.steps(report) if step.startswith("what was ") and number != "0"]
    return f"{lost[0]} not" if lost else None


def inject(program, work, errors, every):
    calls, baseline = count_calls(program, work)
    cases = [(call, index, error) for call in sorted(calls) if call not in NOT_TRIED for index in range(1, calls[call] + 1)
             for error in errors][::every]
    problems = seen = 0
    for call, index, error in cases:
        # --seccomp-bpf: other calls are not stopped at.
        run = Run(["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e",
                   f"inject={call}:error={error}:when={index}", str(program)], work)
        problem = judge(run, call, error, baseline)
        seen += run.file != baseline
        problems += problem is not None
        if problem:
            print(f"{call} number {index} fails with {error}: {problem}")
    print(f"{len(cases)} failures of {len(calls)} system calls, {seen} of them seen by the guest or at start, {problems} problems")
    return problems or seen == 0


def without_strace(program, work):
    def expect(condition, what, run):
        if not condition:
            print(f"{what}: status {run.status}, {run.stdout}, {run.stderr}, {run.file}")
        return not condition

    def closing(descriptors):
        return lambda: [os.close(descriptor) for descriptor in descriptors]

    problems = 0
    baseline = Run([program], work)
    for subset in range(8):
        closed = [descriptor for descriptor in range(3) if subset >> descriptor & 1]
        run = Run([program], work, preexec_fn=closing(closed))
        problems += expect(run.status == 0 and run.file == baseline.file, f"closed {closed}", run)
    with open("/dev/full", "wb") as full:
        run = Run([program], work, stdout=full)
        problems += expect(run.status == 0 and run.file == baseline.file + f"report {WASI_ERRNO['ENOSPC']}\n", "full", run)
    reader, writer = os.pipe()
    os.close(reader)
    run = Run([program], work, stdout=writer)
    problems += expect(run.status == 0 and run.file == baseline.file + f"report {WASI_ERRNO['EPIPE']}\n", "no reader", run)
    os.close(writer)
    for limit in (1, 1499, 1500, 2000, 5999):
        # Up to the limit it is written, in part of a call if need be; then there is an error, and no signal.
        run = Run([program], work, preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        steps = run.steps(run.stdout.decode()) if run.stdout else []
        written = sum(int(rest) for step, _, rest in steps if step == "write")
        refused = {number for step, number, _ in steps if step == "write"} - {"0"}
        whole = [number for step, number, _ in steps if step.startswith("what was written")] == ["0"]
        problems += expect(run.status == 0 and written == limit and refused == {str(FBIG)} and whole, f"limit {limit}", run)
    print(f"closed descriptors, full device, no reader, limited files: {problems} problems")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--listen", action="store_true", help="the program is the one with sockets")
    parser.add_argument("--errors", nargs="+", choices=WASI_ERRNO, default=list(WASI_ERRNO))
    parser.add_argument("--every", type=int, default=1, help="only every Nth failure")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    work = options.work.resolve() / "run"
    program = options.program.resolve()
    if options.listen:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            Run.port = probe.getsockname()[1]
    problems = inject(program, work, options.errors, options.every)
    if not options.listen:
        problems += without_strace(program, work)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
