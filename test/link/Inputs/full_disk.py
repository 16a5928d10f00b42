"""full_disk.py INGOT MODULE: fills a small file system to every degree, and compiles onto it. To be run in a mount
namespace of its own (unshare --mount)."""
import os
import pathlib
import subprocess
import sys

ingot, module = sys.argv[1:]
disk = pathlib.Path("disk")
disk.mkdir()
size = 256 << 10
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk], check=True)
output = disk / "out"
filler = disk / "filler"


def compile_with_free(free):
    """Leaves `free` bytes, beside the old output."""
    filler.unlink(missing_ok=True)
    output.write_bytes(b"old")
    available = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(bytes(max(0, available - free)))
    return subprocess.run([ingot, module, "-o", output], capture_output=True, text=True)


failures = 0
for free in range(0, size, 4096):
    result = compile_with_free(free)
    if result.returncode == 0:
        break
    assert result.returncode == 1, result
    assert result.stderr == f"ingot: error: cannot write '{output}': No space left on device\n", result
    assert output.read_bytes() == b"old" and sorted(os.listdir(disk)) == ["filler", "out"], free
    failures += 1
assert failures > 0 and result.returncode == 0, (failures, result)
assert subprocess.run([output]).returncode == 0

filler.unlink()
before = output.read_bytes()
subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
result = subprocess.run([ingot, module, "-o", output], capture_output=True, text=True)
assert result.returncode == 1, result
assert result.stderr == f"ingot: error: cannot write '{output}': Read-only file system\n", result
assert output.read_bytes() == before and os.listdir(disk) == ["out"]
subprocess.run(["umount", disk], check=True)
