"""run_inheritance.py INGOT MODULE EXECUTABLE: compares the program run by `ingot run` with the same one executed directly.
The module writes one byte and then never ends."""
import os
import pathlib
import signal
import subprocess
import sys

ingot, module, executable = sys.argv[1:]


def observe(command, end, ignored=(), closed=()):
    """What a running program has inherited, and how it ends when it gets the signal `end`."""
    def prepare():
        signal.signal(end, signal.SIG_DFL)  # this script's caller may ignore it
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)
        for descriptor in closed:
            os.close(descriptor)

    with subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=prepare) as process:
        assert process.stdout.read(1) == b"!"
        proc = pathlib.Path("/proc") / str(process.pid)
        status = dict(line.split(":\t", 1) for line in (proc / "status").read_text().splitlines() if ":\t" in line)
        files = {name: os.readlink(proc / "fd" / name) for name in sorted(os.listdir(proc / "fd")) if name != "1"}
        process.send_signal(end)
        try:
            ended = process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return {"SigIgn": status["SigIgn"], "SigBlk": status["SigBlk"], "SigCgt": status["SigCgt"], "files": files,
                "ended": ended}


for end in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    run, direct = observe([ingot, "run", module], end), observe([executable], end)
    assert run == direct and run["ended"] == -end, (run, direct)

# What the caller ignores or has closed stays so.
surroundings = {"ignored": (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGCHLD, signal.SIGUSR1), "closed": (0, 2)}
run = observe([ingot, "run", module], signal.SIGTERM, **surroundings)
direct = observe([executable], signal.SIGTERM, **surroundings)
assert run == direct, (run, direct)
