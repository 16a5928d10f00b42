"""memory_sweep.py INGOT MODULE OUTPUT: compiles under ever larger limits on address space, until that succeeds. Every
attempt before must end by itself with status 1, one line on stderr and OUTPUT as it was."""
import pathlib
import resource
import subprocess
import sys

ingot, module, output = sys.argv[1:]


def run(limit, *arguments):
    return subprocess.run([ingot, *arguments], capture_output=True, text=True,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))


before = pathlib.Path(output).read_bytes()
failures = 0
for megabytes in range(8, 4000, 8):
    limit = megabytes << 20
    result = run(limit, module, "-o", output)
    if result.returncode == 0:
        break
    if result.returncode != 1 and run(limit, "--version").returncode != 0:
        continue  # the system cannot even load the compiler, with the libraries that initialise themselves
    assert result.returncode == 1, (megabytes, result)
    assert result.stderr.startswith("ingot: error: ") and result.stderr.count("\n") == 1, (megabytes, result)
    assert pathlib.Path(output).read_bytes() == before, megabytes
    failures += 1
assert result.returncode == 0 and pathlib.Path(output).read_bytes() != before
print(f"failed {failures} times, then succeeded with {megabytes} MB")
