"""Holds the front end against the specification's test suite.

    check_front_end.py SUITE VERDICTS [--programs]

SUITE is the folder of JSON command lists and .wasm files that json-from-wast (or wast2json) makes of the suite, or a
tar archive of it. With --programs it is any folder, and every .wasm below it is meant to be good. VERDICTS is the
program front_end_verdicts. Every binary module the suite means to be good must be accepted; every binary of assert_invalid and
assert_malformed must be refused, with a diagnostic of the expected kind (expected_messages.def). Nothing may crash or
hang. Prints a summary; the exit status is 1 on any disagreement.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

GOOD = {"module", "module_definition", "assert_unlinkable", "assert_uninstantiable"}
BAD = {"assert_invalid", "assert_malformed"}

# Proposals whose binary format Ingot does not know: their modules are malformed by WebAssembly 3.0.
UNKNOWN_PROPOSALS = {"custom-descriptors"}

# Messages of assert_invalid in scripts of proposals/threads, which were written for WebAssembly 1.0: version 2.0 made
# several tables valid and version 3.0 several memories.
SUPERSEDED = {"multiple tables", "multiple memories"}

# Good modules whose conversion is not. Newer versions of wabt encode imports compactly, but count each import in the
# section's length where the proposal counts a group as one (WebAssembly/wabt issue 2845).
BADLY_CONVERTED = {"legacy/try_catch.1.wasm"}

TIMEOUT_SECONDS = 300


def program_cases(folder):
    """Every .wasm file below the folder as a good module, in the form of suite_cases()."""
    for path in sorted(folder.rglob("*.wasm")):
        yield "module", path, ""


def suite_cases(suite):
    """(command type, path of the .wasm file, expected message) for each binary module of the suite."""
    for script in sorted(suite.rglob("*.json")):
        if UNKNOWN_PROPOSALS & set(script.relative_to(suite).parts):
            continue
        for command in json.loads(script.read_text())["commands"]:
            path = script.parent / command.get("filename", "")
            text = command.get("text", "")
            if path.suffix == ".wasm" and command["type"] in GOOD | BAD and text not in SUPERSEDED:
                yield command["type"], path, text


def disagreement(kind, answer):
    """What is wrong with the answer, or nothing."""
    verdict, *details = answer
    if kind in GOOD:
        # A module definition is never instantiated, so it may be larger than any implementation allows.
        if verdict == "accepted" or (kind == "module_definition" and details[1] == "limit_exceeded"):
            return None
        return "refused: " + details[2]
    if verdict == "accepted":
        return "accepted"
    return None if details[0] == "yes" else f"refused as {details[1]}: {details[2]}"


def check(suite, cases, verdicts):
    """Runs the cases, prints the summary, and gives the exit status."""
    if not cases:
        sys.exit(f"{suite}: no test cases")
    lines = "".join(f"{path}\t{text}\n" for _, path, text in cases)
    result = subprocess.run([verdicts], input=lines, capture_output=True, text=True, errors="replace",
                            timeout=TIMEOUT_SECONDS)
    answers = [line.split("\t", 3) for line in result.stdout.splitlines()]
    counts = collections.Counter()
    disagreements = []
    for (kind, path, text), answer in zip(cases, answers):
        counts[kind, answer[0]] += 1
        name = "/".join(path.relative_to(suite).parts)
        wrong = disagreement(kind, answer)
        if wrong and not any(name.endswith(exception) for exception in BADLY_CONVERTED):
            disagreements.append(f"{name}: {kind} \"{text}\": {wrong}")
    if result.returncode != 0 or result.stderr or len(answers) != len(cases):
        failed = cases[min(len(answers), len(cases) - 1)][1]
        disagreements.append(f"exit status {result.returncode} at {failed.relative_to(suite)}: {result.stderr[-2000:]}")

    for (kind, verdict), count in sorted(counts.items()):
        print(f"{kind:22} {verdict:12} {count:6}")
    for line in disagreements:
        print(f"disagreement: {line}")
    print(f"{len(cases)} modules, {len(disagreements)} disagreements")
    return 1 if disagreements else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=pathlib.Path)
    parser.add_argument("verdicts")
    parser.add_argument("--programs", action="store_true")
    arguments = parser.parse_args()
    if arguments.programs:
        return check(arguments.suite, list(program_cases(arguments.suite)), arguments.verdicts)
    if arguments.suite.is_dir():
        return check(arguments.suite, list(suite_cases(arguments.suite)), arguments.verdicts)
    with tempfile.TemporaryDirectory() as name, tarfile.open(arguments.suite) as archive:
        archive.extractall(name)
        folder = pathlib.Path(name)
        return check(folder, list(suite_cases(folder)), arguments.verdicts)


if __name__ == "__main__":
    sys.exit(main())
