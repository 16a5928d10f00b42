# The test suite proper: see docs/testing.md for how to run it and how to write a test.
import glob
import os
import shutil
import subprocess
import sys

import lit.formats
import lit.Test

# The programs that the tests make are for config.target: the suite proper tests the default target, and one suite more
# for each of the others (lit.target.cfg.py.in) repeats the tests that execute.
target = config.target
is_default_target = target == "x86_64-linux"
tools = os.path.join(os.path.dirname(__file__), "tools")
sys.path.insert(0, tools)
import emulator  # in tools/

emulator_command = emulator.emulator_of(target.partition("-")[0])


class WithoutEmulator(lit.formats.ShTest):
    """Tests whose programs nothing here can run."""

    def execute(self, test, lit_config):
        return lit.Test.Result(lit.Test.UNSUPPORTED, f"{target} cannot be run here: package qemu-user is not installed")


config.name = "ingot" if is_default_target else target
config.test_format = (lit.formats.ShTest if emulator_command is not None else WithoutEmulator)(execute_external=False)
config.suffixes = [".wat", ".test", ".c", ".cpp"]
config.excludes = ["Inputs", "CMakeLists.txt", "examples", "tools", "unit", "fuzz_corpus"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build_root, "test", *([] if is_default_target else [target]))

# The front end alone has no output to test (CMake preset `frontend`).
if config.frontend_only:
    config.excludes += ["lower", "passes", "emit", "link", "driver", "run", "runtime", "wasi", "programs", "robustness", "project",
                        "board", "library", "package"]

# The instrumented compiler need not compile again what differs from the rest by what the program does, not the compiler.
if config.sanitize:
    config.excludes += ["programs", "runtime", "board", "library", "wasi", "package", "project"]

if not is_default_target:
    config.excludes += [name for name in os.listdir(config.test_source_root)
                        if name not in ("programs", "run", "runtime")]

ingot = os.path.join(config.build_root, "bin", "ingot")
if not os.path.exists(ingot):
    lit_config.fatal(f"build the compiler first: {ingot} does not exist")

# A test names its tools plainly: ingot, FileCheck, not, split-file, llvm-readelf, wat2wasm. In the suite of another target
# `ingot` is a script that compiles for it.
config.environment["PATH"] = os.pathsep.join(
    [os.path.join(config.test_exec_root, "bin"), os.path.dirname(ingot), config.llvm_bin, os.environ.get("PATH", "")])

# With `--param ingot_options=...` the suite is run with these options of the compiler before those of each test.
options = lit_config.params.get("ingot_options")
if options:
    folder = os.path.join(config.test_exec_root, "bin-with-options")
    os.makedirs(folder, exist_ok=True)
    ingot_path = shutil.which("ingot", path=config.environment["PATH"])
    with open(os.path.join(folder, "ingot"), "w") as script:
        script.write(f'#!/bin/sh\n[ "$1" = run ] && shift && exec "{ingot_path}" run {options} "$@"\n'
                     f'exec "{ingot_path}" {options} "$@"\n')
    os.chmod(script.name, 0o755)
    config.environment["PATH"] = os.pathsep.join([folder, config.environment["PATH"]])

# The compiler's cache (`ingot run`) and temporary files stay in the build tree.
for variable, folder in (("XDG_CACHE_HOME", "cache"), ("TMPDIR", "tmp")):
    config.environment[variable] = os.path.join(config.test_exec_root, folder)
    os.makedirs(config.environment[variable], exist_ok=True)

if config.sanitize:
    config.available_features.add("asan")
    config.environment["UBSAN_OPTIONS"] = "print_stacktrace=1"
    # Looking for leaks is a third of the time of a short command. The unit tests do it.
    config.environment["ASAN_OPTIONS"] = "detect_leaks=0"
    config.environment["ASAN_SYMBOLIZER_PATH"] = os.path.join(config.llvm_bin, "llvm-symbolizer")

# A test that hangs must not hang the suite. Needs psutil (package python3-psutil).
if lit_config.maxIndividualTestTimeIsSupported[0]:
    lit_config.maxIndividualTestTime = 1200 if config.sanitize else 600


def find_testdata():
    """The shared test data (docs/testing.md), or None: it is too large and too foreign to be part of the project."""
    for folder in (os.environ.get("INGOT_TESTDATA"),
                   os.path.join(config.source_root, "..", "shared", "testdata")):
        if folder and os.path.isdir(os.path.join(folder, "programs")):
            return os.path.realpath(folder)
    return None


def compiles_for_wasi():
    """Whether clang-22 can make WASI programs: packages wasi-libc and libclang-rt-22-dev-wasm32."""
    if not shutil.which("clang-22"):
        return False
    source = "int main(void) { return 0; }"
    command = ["clang-22", "--target=wasm32-wasi", "-x", "c", "-", "-o", os.devnull]
    return subprocess.run(command, input=source, text=True, capture_output=True).returncode == 0


def find_node():
    """A node whose V8 knows garbage collection and exception references: $INGOT_NODE, or what the PATH has; or None."""
    node = os.environ.get("INGOT_NODE") or shutil.which("node")
    # (module (type (struct)) (func (drop (ref.null exn))))
    module = "0061736d01000000" "0106025f00600000" "03020101" "0a070105" "00d0691a0b"
    script = f"process.exit(WebAssembly.validate(Buffer.from('{module}', 'hex')) ? 0 : 1)"
    return node if node and succeeds(node, "--eval", script) else None


def has_sandbox_layers():
    """Whether the kernel has all that programs confine themselves with: Landlock with TCP, MDWE, mseal, seccomp."""
    import ctypes
    libc = ctypes.CDLL(None)
    landlock_create_ruleset, version, mseal, pr_get_mdwe, seccomp, get_action = 444, 1, 462, 66, 317, 2
    kill_process = ctypes.c_uint32(0x80000000)
    return (libc.syscall(landlock_create_ruleset, None, 0, version) >= 4 and libc.syscall(mseal, 0, 0, 0) == 0 and
            libc.prctl(pr_get_mdwe, 0, 0, 0, 0) >= 0 and libc.syscall(seccomp, get_action, 0, ctypes.byref(kill_process)) == 0)


def succeeds(*command):
    return shutil.which(command[0]) is not None and subprocess.run(command, capture_output=True).returncode == 0


testdata = find_testdata()
is_native = emulator_command == []
node = find_node()
available = {
    "native": is_native,
    "testdata": testdata is not None,
    "ingot-spec": os.path.exists(os.path.join(config.build_root, "bin", "ingot-spec")),
    "wasi-libc": compiles_for_wasi(),
    "static-llvm": config.static_llvm,
    "root": os.geteuid() == 0,
    # A container may forbid root what root may do elsewhere.
    "mount-namespace": succeeds("unshare", "--mount", "true"),
    **{f"qemu-{machine}": shutil.which(f"qemu-{machine}") is not None for machine in emulator.ELF_MACHINES.values()},
    **{f"qemu-system-{machine}": shutil.which(f"qemu-system-{machine}") is not None
       for machine in ("riscv32", "riscv64", "aarch64")},
    # Whether openat2 can be taken away, to test what comes in its place.
    "seccomp": succeeds(sys.executable, os.path.join(tools, "without_openat2.py"), "ENOSYS", "true"),
    "sandbox-layers": has_sandbox_layers(),
    # What the runner of wasi-testsuite needs of Python.
    "wasi-runner": succeeds(sys.executable, "-c", "import colorama"),
    "valgrind": succeeds("valgrind", "--quiet", "true"),
    "wasm-opt": succeeds("wasm-opt", "--version"),
    "strace": succeeds("strace", "-o", os.devnull, "true"),
    "node": node is not None,
    **{program: shutil.which(program) is not None for program in ("groff", "zsh", "fish", "skopeo")},
    "make": shutil.which("make") is not None,
    "dpkg-shlibdeps": shutil.which("dpkg-shlibdeps") is not None,
    "fuzz": bool(glob.glob(os.path.join(config.test_exec_root, "fuzz", "fuzz_*"))),
}
config.available_features |= {feature for feature, present in available.items() if present}
config.available_features.add(f"target={target}")

runtime_archive = os.path.join(config.build_root, "runtime-lib", f"libingot_runtime.{target}.a")

config.substitutions += [
    # %exits STATUS COMMAND...: the command must end with exactly this status, by its own exit.
    (r"%exits\b", f"{sys.executable} {tools}/exits.py"),
    # %traps MESSAGE COMMAND...: the command must end in exactly this trap.
    (r"%traps\b", f"{sys.executable} {tools}/traps.py"),
    (r"%python\b", sys.executable),
    # %run PROGRAM: runs a compiled program, by an emulator if need be.
    (r"%run\b", " ".join(emulator_command or [])),
    # As an option of run_program.py: `ingot run` is for this machine.
    (r"%run_command\b", "--run-command" if is_default_target else ""),
    (r"%target\b", target),
    (r"%target_flags\b", config.target_flags),  # of clang, to compile as the runtime library is compiled
    (r"%clang\b", "clang-22"),
    (r"%lit\b", os.path.join(config.llvm_bin, "lit")),
    (r"%ld\.lld\b", os.path.join(config.llvm_bin, "ld.lld")),
    (r"%runtime_archive\b", runtime_archive),
    (r"%node\b", node or "no-node"),
    (r"%testdata\b", testdata or "no-testdata"),
    (r"%tools\b", tools),
    (r"%source_root\b", config.source_root),
    (r"%build_root\b", config.build_root),
    (r"%fuzz\b", os.path.join(config.test_exec_root, "fuzz")),
]
