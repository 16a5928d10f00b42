"""Assembles every module of the official test suite and compares the bytes with what another assembler made.

    check_assembler.py --tool script_modules --testdata FOLDER --work FOLDER [--verbose]

The other one's output is spec-json.tar.xz of the test data: for each script a list of commands, with a line and
a .wasm file for each module. A text or quoted module must assemble to the same bytes, or its difference must be
one of those below. What is asserted to be malformed must not assemble.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tarfile

# Folder of the scripts below spec-testsuite -> folder of spec-json.
FOLDERS = {
    "": "core",
    "legacy": "legacy",
    "custom": None,
    "proposals/threads": "threads",
    "proposals/wide-arithmetic": "wide-arithmetic",
    "proposals/custom-page-sizes": "custom-page-sizes",
}


def expected_modules(path):
    """By line: the (type, bytes or None for a text file) of each module, in order."""
    modules = collections.defaultdict(list)
    if not path or not path.exists():
        return modules
    for command in json.loads(path.read_text())["commands"]:
        if "filename" not in command:
            continue
        module = path.parent / command["filename"]
        contents = module.read_bytes() if module.suffix == ".wasm" and module.exists() else None
        modules[command["line"]].append((command["type"], contents))
    return modules


def check_script(tool, script, reference, work, report):
    work.mkdir(parents=True, exist_ok=True)
    result = subprocess.run([tool, script, work], capture_output=True)
    if result.returncode != 0:
        report.fail(script, 0, result.stderr.decode(errors="replace").strip() or f"status {result.returncode}")
        return
    expected = expected_modules(reference)
    for number, row in enumerate(result.stdout.decode(errors="replace").split("\n")[:-1]):
        line, what, form, status = row.split("\t", 3)
        if form == "binary":
            continue
        if what == "assert_malformed" or what == "assert_malformed_custom":
            if status == "ok":
                report.fail(script, line, f"assembled, but it is malformed")
            else:
                report.count("malformed")
            continue
        if status != "ok":
            if what != "assert_invalid_custom":
                report.fail(script, line, f"{what} {form}: {status}")
            continue
        candidates = expected[int(line)]
        contents = candidates.pop(0)[1] if candidates else None
        if contents is None:
            report.count("without a reference")
            continue
        ours = (work / f"{number}.wasm").read_bytes()
        if ours == contents:
            report.count("identical")
        else:
            report.differs(script, line, number, ours, contents)


class Report:
    def __init__(self, verbose):
        self.counts = collections.Counter()
        self.failures = []
        self.differences = []
        self.verbose = verbose

    def count(self, what):
        self.counts[what] += 1

    def fail(self, script, line, message):
        self.failures.append(f"{script}:{line}: {message}")

    def differs(self, script, line, number, ours, theirs):
        self.count("different")
        self.differences.append((script, line, number, ours, theirs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, required=True)
    parser.add_argument("--testdata", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    with tarfile.open(options.testdata / "spec-json.tar.xz") as archive:
        archive.extractall(options.work)

    report = Report(options.verbose)
    for folder, reference in FOLDERS.items():
        for script in sorted((options.testdata / "spec-testsuite" / folder).glob("*.wast")):
            json_path = options.work / "spec-json" / reference / f"{script.stem}.json" if reference else None
            check_script(options.tool, script, json_path, options.work / "ours" / folder / script.stem, report)
    for failure in report.failures:
        print(failure)
    for script, line, number, ours, theirs in report.differences:
        print(f"{script}:{line}: module {number} differs")
    print(", ".join(f"{count} {what}" for what, count in sorted(report.counts.items())))
    return 1 if report.failures or report.differences else 0


if __name__ == "__main__":
    sys.exit(main())
