"""memory_sweep.py INGOT MODULE OUTPUT: compiles under ever larger limits on address space, until that succeeds. Every
attempt before must end by itself with status 1, one line on stderr and OUTPUT as it was."""
import pathlib
import resource
import subprocess
import sys

ingot, module, output = sys.argv[1:]
before = pathlib.Path(output).read_bytes()
failures = 0
for megabytes in range(8, 4000, 8):
    limit = megabytes << 20
    result = subprocess.run([ingot, module, "-o", output], capture_output=True, text=True,
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    if result.returncode == 0:
        break
    if result.returncode == 127 or result.returncode == -11 and not result.stderr:
        continue  # the system could not even load the compiler
    assert result.returncode == 1, (megabytes, result)
    assert result.stderr.startswith("ingot: error: ") and result.stderr.count("\n") == 1, (megabytes, result)
    assert pathlib.Path(output).read_bytes() == before, megabytes
    failures += 1
assert result.returncode == 0 and pathlib.Path(output).read_bytes() != before
print(f"failed {failures} times, then succeeded with {megabytes} MB")
