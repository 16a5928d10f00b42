"""concurrent.py INGOT MODULE: eight processes compile to one output, again and again, at two levels."""
import os
import pathlib
import subprocess
import sys

ingot, module = sys.argv[1:]
levels = ["-O0", "-O2"]
complete = []
for level in levels:
    subprocess.run([ingot, level, module, "-o", "reference"], check=True)
    complete.append(pathlib.Path("reference").read_bytes())
assert complete[0] != complete[1]

folder = pathlib.Path("shared")
folder.mkdir()
output = folder / "out"
output.write_bytes(complete[0])
loop = f'for i in 1 2 3 4 5; do "$0" "$1" "$2" -o {output} || exit 1; done'
processes = [subprocess.Popen(["sh", "-c", loop, ingot, levels[i % 2], module]) for i in range(8)]
while any(process.poll() is None for process in processes):
    assert output.read_bytes() in complete
assert all(process.returncode == 0 for process in processes)
assert output.read_bytes() in complete and os.listdir(folder) == ["out"], os.listdir(folder)
