#!/usr/bin/env python3
"""sum_results.py [--passed N] [--failed N] LIT.json...: sums up results that lit wrote with -o.

Names what failed, says why tests were skipped, and ends with the line "N passed, N failed, N skipped"."""
import argparse
import collections
import json
import pathlib
import re
import sys

PASSED = {"PASS", "FLAKYPASS", "XFAIL"}
SKIPPED = {"UNSUPPORTED", "SKIPPED"}
NOT_ASKED_FOR = {"EXCLUDED"}  # by --filter

# Why a feature may be absent (test/lit.cfg.py finds out which are).
WITHOUT = {
    "testdata": "the shared test data was not found; set INGOT_TESTDATA to its folder",
    "wasi-libc": "clang-22 cannot make WASI programs: packages wasi-libc, libclang-rt-22-dev-wasm32",
    "root": "needs root",
    "mount-namespace": "needs root and a container that allows mounts",
    "openat2": "the kernel, the container or the emulator forbids openat2",
    "strace": "package strace, or the container forbids ptrace",
    "node": "node is not installed",
    "native": "it limits or watches the process itself, which is the emulator's for this target",
    **{f"qemu-{machine}": "package qemu-user is not installed" for machine in ("x86_64", "aarch64", "riscv64")},
    "target=x86_64-linux": "it has x86-64 code in it",
    "fuzz": "the fuzz targets are built by the preset asan",
}
# Why a test may not hold where a feature is present.
WITH = {
    "asan": "AddressSanitizer handles signals and memory in its own way, or the test is one of mere quantity",
}


def reason(test):
    """Why lit skipped this test, from what it says (lit/TestRunner.py, lit/Test.py)."""
    if test["code"] == "SKIPPED":
        return "the test itself found that it cannot run here"
    for words, reasons in (("unavailable features: ", WITHOUT), ("features and/or targets: ", WITH)):
        _, found, features = test["output"].partition(words)
        if found:
            return "; ".join(f"{feature}: {reasons.get(feature, 'not available')}"
                             for feature in re.findall(r"[\w=-]+", features))
    return "the front end alone cannot run it" if test["output"] == "Test is unsupported" else test["output"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passed", type=int, default=0, help="checks outside lit that passed")
    parser.add_argument("--failed", type=int, default=0, help="checks outside lit that failed")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()

    passed, failed = options.passed, options.failed
    skipped = collections.Counter()
    for path in options.files:
        if not path.exists():
            continue
        for test in json.loads(path.read_text(encoding="utf-8"))["tests"]:
            if test["code"] in PASSED:
                passed += 1
            elif test["code"] in SKIPPED:
                skipped[f"{path.stem}: {reason(test)}"] += 1
            elif test["code"] not in NOT_ASKED_FOR:
                failed += 1
                print(f"FAILED: {path.stem}: {test['name']}")
    for why, count in sorted(skipped.items()):
        print(f"skipped {count} of {why}")
    print(f"{passed} passed, {failed} failed, {sum(skipped.values())} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
