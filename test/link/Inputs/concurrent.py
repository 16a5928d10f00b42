"""concurrent.py INGOT MODULE [--without-tmpfile]: eight processes compile to one output, again and again, at two levels.

Every run must succeed, and the output must be complete at every moment. --without-tmpfile makes it look to the compiler
as if the file system had no O_TMPFILE (strace -e inject)."""
import os
import pathlib
import re
import subprocess
import sys

ingot, module = sys.argv[1:3]
folder = pathlib.Path("shared")
folder.mkdir()
output = folder / "out"
levels = ["-O0", "-O2"]
complete = {}
for level in levels:
    subprocess.run([ingot, level, module, "-o", output], check=True)
    complete[level] = output.read_bytes()
assert complete["-O0"] != complete["-O2"]

prefix = []
if "--without-tmpfile" in sys.argv:
    subprocess.run(["strace", "-qq", "-o", "trace", "-e", "trace=openat", ingot, module, "-o", output], check=True)
    opens = re.findall(r"^openat.*", pathlib.Path("trace").read_text(), re.MULTILINE)
    when = next(i for i, line in enumerate(opens, 1) if "O_TMPFILE" in line)
    prefix = ["strace", "-qq", "-o", os.devnull, "-e", "trace=openat",
              "-e", f"inject=openat:error=EOPNOTSUPP:when={when}"]

loop = f'for i in 1 2 3 4 5; do "$@" -o {output} || exit 1; done'
processes = [subprocess.Popen(["sh", "-c", loop, "sh"] + prefix + [ingot, levels[i % 2], module]) for i in range(8)]
while any(process.poll() is None for process in processes):
    assert output.read_bytes() in complete.values()
assert all(process.returncode == 0 for process in processes)
assert output.read_bytes() in complete.values() and os.listdir(folder) == ["out"], os.listdir(folder)
