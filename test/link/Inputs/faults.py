"""faults.py INGOT MODULE: lets the system calls that publish an output fail, one in each run (strace -e inject).

The output must be the old one, or the complete new one if the call came after the renaming; nothing else may be left,
and the status must tell unless the call does not matter (closing what was only read)."""
import os
import pathlib
import re
import subprocess
import sys

ingot, module = sys.argv[1:]
folder = pathlib.Path("faults")
folder.mkdir()
output = folder / "out"
command = [ingot, module, "-o", str(output)]
subprocess.run(command, check=True)
new = output.read_bytes()


def run_with(injections):
    """The finished process, and its system calls: (name, how many of that name, line of the trace)."""
    output.write_bytes(b"old")
    trace = pathlib.Path("trace")
    options = [word for injection in injections for word in ("-e", "inject=" + injection)]
    result = subprocess.run(["strace", "-qq", "-o", trace] + options + command, capture_output=True, text=True)
    lines = [line for line in trace.read_text().splitlines() if re.match(r"\w+\(", line)]
    names = [line.split("(")[0] for line in lines]
    return result, [(name, names[:i + 1].count(name), lines[i]) for i, name in enumerate(names)]


def fail_each_call(injections, first):
    result, calls = run_with(injections)
    assert result.returncode == 0 and output.read_bytes() == new and os.listdir(folder) == ["out"], result
    start = next(i for i, (name, _, line) in enumerate(calls) if first in line)
    failed = []
    for name, occurrence, line in calls[start:]:
        if name not in ("openat", "write", "fsync", "linkat", "renameat", "unlinkat", "close"):
            continue
        result, _ = run_with(injections + [f"{name}:error=EIO:when={occurrence}"])
        what = (line, result.returncode, result.stderr)
        assert output.read_bytes() in (b"old", new) and os.listdir(folder) == ["out"], (what, os.listdir(folder))
        if result.returncode == 0:
            assert output.read_bytes() == new and name == "close", what
        else:
            assert result.returncode == 1, what
            assert result.stderr == f"ingot: error: cannot write '{output}': Input/output error\n", what
            failed.append(name)
    return failed


failed = fail_each_call([], "O_TMPFILE")
assert {"openat", "write", "fsync", "linkat", "renameat", "close"} <= set(failed), failed

_, calls = run_with([])
unnamed = next(occurrence for name, occurrence, line in calls if "O_TMPFILE" in line)
failed = fail_each_call([f"openat:error=EOPNOTSUPP:when={unnamed}"], ".out.ingot-tmp")
assert {"openat", "write", "fsync", "renameat"} <= set(failed), failed
