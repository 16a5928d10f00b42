"""Ingot as a runtime of wasi-testsuite (doc/adapters.md there): each program is compiled, with the grants that the test
asks for, to an executable, which is what the runner starts.

INGOT_OPTIONS are further options of ingot, INGOT_RUN_WITH is put in front of the executable (an emulator, say), and
INGOT_WORK is where executables go; those that are there are used."""
import os
import pathlib
import shlex
import subprocess
import tempfile


def get_name():
    return "ingot"


def get_version():
    done = subprocess.run(["ingot", "--version"], capture_output=True, text=True, check=True)
    return done.stdout.split()[1]


def get_wasi_versions():
    return ["wasm32-wasip1"]


def get_wasi_worlds():
    return ["wasi:cli/command"]


def get_timeout_seconds():
    return 60


def compute_argv(test_path, args_env_root, proposals, wasi_world, wasi_version):
    del proposals, wasi_world, wasi_version
    arguments, environment, root = args_env_root
    work = os.environ.get("INGOT_WORK") or tempfile.mkdtemp()
    options = shlex.split(os.environ.get("INGOT_OPTIONS", ""))
    if root:
        options += ["--dir", f"{root}::/"]
    for name, value in environment.items():
        options += ["--env", f"{name}={value}"]
    executable = os.path.join(work, pathlib.Path(test_path).stem)
    if not os.path.exists(executable):
        subprocess.run(["ingot", test_path, "-o", executable, *options], check=True)
    return [*shlex.split(os.environ.get("INGOT_RUN_WITH", "")), executable, *arguments]
