"""file_size_sweep.py INGOT MODULE EXPECTED: compiles under ever larger limits on the size of files, until that succeeds
with the bytes of EXPECTED. Every attempt before must fail with a message and leave the old output alone."""
import os
import pathlib
import resource
import subprocess
import sys

ingot, module, expected = sys.argv[1:]
folder = pathlib.Path("limited")
folder.mkdir()
output = folder / "out"
output.write_bytes(b"old")
failures = 0
for limit in range(0, 1 << 24, 1536):
    result = subprocess.run([ingot, module, "-o", output], capture_output=True, text=True,
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    if result.returncode == 0:
        break
    assert result.returncode == 1 and result.stderr.startswith("ingot: error: "), (limit, result)
    assert "File too large" in result.stderr, (limit, result)
    assert output.read_bytes() == b"old" and os.listdir(folder) == ["out"], limit
    failures += 1
assert failures > 0 and output.read_bytes() == pathlib.Path(expected).read_bytes()
assert os.listdir(folder) == ["out"]
