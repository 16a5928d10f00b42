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
REASONS = {
    "testdata": "the shared test data was not found; set INGOT_TESTDATA to its folder",
    "wasi-libc": "clang-22 cannot make WASI programs: packages wasi-libc, libclang-rt-22-dev-wasm32",
    "root": "needs root",
    "openat2": "the kernel or the container forbids openat2",
    "strace": "package strace, or the container forbids ptrace",
    "node": "node is not installed",
    "fuzz": "only the preset asan has the fuzz targets",
    "asan": "only for the preset asan",
}


def reason(test):
    if test["code"] == "SKIPPED":
        return "the test itself found that it cannot run here"
    required = re.search(r"unavailable: (.*)", test["output"]) or re.search(r"following features: (.*)", test["output"])
    features = re.findall(r"[\w-]+", required.group(1)) if required else []
    return "; ".join(f"{feature}: {REASONS.get(feature, 'not available')}" for feature in features) or "not supported here"


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
