"""Assembles every module of the official test suite and compares the bytes with what another assembler made.

    check_assembler.py --tool script_modules --testdata FOLDER --work FOLDER [--every N]

The other one's output is spec-json.tar.xz of the test data: for each script a list of commands, with a line and
a .wasm file for each module. A text or quoted module must assemble to the same bytes, or its difference must be
one of those below. What is asserted to be malformed must not assemble. What can be decoded must be the same when it
is printed and assembled again; if another assembler made it, after a first round.
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

# Why a module may differ from the reference. Each must differ: a reason that no longer holds is to be deleted.
TYPE_REC = "an inline function type means a type alone in an explicit (rec ...) too (text/modules, type uses)"
TYPE_FINAL = "an inline function type never means a type that is not final (text/modules, type uses)"
LOCAL_NAMES = "local names count the parameters of (type x) without inline parameters"
WABT = "wabt made it: without names, with compact imports, without empty else, function elements as expressions"
DIFFERENCES = {
    "func.wast:459": LOCAL_NAMES,
    "type-rec.wast:45": TYPE_REC,
    "type-rec.wast:185": TYPE_REC,
    "type-rec.wast:197": TYPE_REC,
    "type-subtyping.wast:344": TYPE_FINAL,
    "type-subtyping.wast:373": TYPE_FINAL,
    "legacy/rethrow.wast:3": WABT,
    "legacy/throw.wast:3": WABT,
    "legacy/try_catch.wast:3": WABT,
    "legacy/try_catch.wast:10": WABT,
    "legacy/try_catch.wast:225": WABT,
    "legacy/try_delegate.wast:3": WABT,
}

# Asserted to be malformed, and so they were; in WebAssembly 3.0 limits have 64 bits, and these are invalid.
NOT_MALFORMED = {f"proposals/threads/memory.wast:{line}" for line in (84, 88, 92)}

# Modules that are not the same when printed and assembled again: ours has no place for an empty (rec).
NOT_PRINTED = {"type-rec.wast:3"}


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


def check_script(tool, script, name, reference, work, report):
    """`name` is the script's path below spec-testsuite."""
    work.mkdir(parents=True, exist_ok=True)
    result = subprocess.run([tool, script, work], capture_output=True)
    if result.returncode != 0:
        report.fail(name, 0, result.stderr.decode(errors="replace").strip() or f"status {result.returncode}")
        return
    expected = expected_modules(reference)
    for number, row in enumerate(result.stdout.decode(errors="replace").split("\n")[:-1]):
        line, what, form, status, again = row.split("\t", 4)
        if again in ("same", "not decodable", ""):
            report.count(f"print: {again or 'malformed text'}")
        elif f"{name}:{line}" not in NOT_PRINTED:
            report.fail(name, line, f"printed and assembled again: {again}")
        if form == "binary":
            continue
        if what == "assert_malformed" or what == "assert_malformed_custom":
            if status == "ok" and f"{name}:{line}" not in NOT_MALFORMED:
                report.fail(name, line, "assembled, but it is malformed")
            else:
                report.count("malformed")
            continue
        if status != "ok":
            if what != "assert_invalid_custom":
                report.fail(name, line, f"{what} {form}: {status}")
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
            report.differs(name, line, work / f"{number}.wasm")


class Report:
    def __init__(self):
        self.counts = collections.Counter()
        self.failures = []
        self.differing = set()

    def count(self, what):
        self.counts[what] += 1

    def fail(self, name, line, message):
        self.failures.append(f"{name}:{line}: {message}")

    def differs(self, name, line, path):
        self.differing.add(f"{name}:{line}")
        if f"{name}:{line}" in DIFFERENCES:
            self.count("different for a reason")
        else:
            self.fail(name, line, f"{path} differs from the reference")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, required=True)
    parser.add_argument("--testdata", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each N-th script only")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    with tarfile.open(options.testdata / "spec-json.tar.xz") as archive:
        archive.extractall(options.work)

    report = Report()
    for folder, reference in FOLDERS.items():
        for script in sorted((options.testdata / "spec-testsuite" / folder).glob("*.wast"))[::options.every]:
            json_path = options.work / "spec-json" / reference / f"{script.stem}.json" if reference else None
            name = str(script.relative_to(options.testdata / "spec-testsuite"))
            check_script(options.tool, script, name, json_path, options.work / "ours" / folder / script.stem, report)
    if options.every == 1:
        report.failures += [f"{place}: listed as different, but it is identical"
                            for place in DIFFERENCES.keys() - report.differing]
    print("\n".join(report.failures + [", ".join(f"{count} {what}" for what, count in sorted(report.counts.items()))]))
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
