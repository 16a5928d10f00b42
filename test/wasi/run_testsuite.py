#!/usr/bin/env python3
"""Runs wasi-testsuite's programs of preview 1, all of which must pass, by the suite's own runner.

run_testsuite.py SUITE --work DIRECTORY [--options INGOT_OPTIONS] [--run-with COMMAND]...

SUITE is a checkout of its branch prod/testsuite-base; `ingot` comes from the PATH. The suite is copied, since its programs
write to its folders."""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

SUITES = ("assemblyscript", "c", "rust")

# The runner is written for Python 3.12, where a value is found in an enumeration, too.
RUNNER = """
import enum, runpy, sys
if sys.version_info < (3, 12):
    enum.EnumMeta.__contains__ = lambda self, value: value in self._value2member_map_
runpy.run_module("wasi_test_runner", run_name="__main__")
"""


def run(suite, work, ingot_options, run_with):
    """Whether all pass."""
    for name in (*SUITES, "test-runner"):
        shutil.rmtree(work / name, ignore_errors=True)
        shutil.copytree(suite / name, work / name, symlinks=True)
        for path in (work / name).rglob("*"):
            path.chmod(path.stat().st_mode | 0o600)
    suites = [str(work / name / "wasm32-wasip1") for name in SUITES]
    programs = sum(len(list(pathlib.Path(suite).glob("*.wasm"))) for suite in suites)

    environment = {**os.environ, "INGOT_OPTIONS": ingot_options, "INGOT_RUN_WITH": run_with,
                   "INGOT_WORK": str(work / "executables"), "PYTHONPATH": str(work / "test-runner")}
    adapter = pathlib.Path(__file__).resolve().parent / "ingot_adapter.py"
    report = work / "report.json"
    report.unlink(missing_ok=True)
    done = subprocess.run([sys.executable, "-c", RUNNER, "--runtime-adapter", str(adapter), "--disable-colors",
                           "--json-output-location", str(report), "--test-suite", *suites],
                          env=environment, cwd=work, capture_output=True, text=True, check=False)
    passed = 0
    if report.exists():
        passed = sum(case["outcome"] == "pass" for result in json.loads(report.read_text())["results"] for case in result["tests"])
    good = passed == programs > 0 and done.returncode == 0
    if not good:
        print(done.stdout[-20000:], done.stderr[-20000:])
    print(f"{passed} of {programs} pass", f"({run_with})" if run_with else "")
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--options", default="", help="for ingot, beside the grants")
    parser.add_argument("--run-with", action="append", default=[], help="what the executables are started with; may be repeated")
    options = parser.parse_args()
    work = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    (work / "executables").mkdir(parents=True)
    results = [run(options.suite, work, options.options, command) for command in options.run_with or [""]]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
