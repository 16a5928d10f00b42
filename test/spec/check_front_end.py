"""Holds the front end against the specification's test suite.

    check_front_end.py SUITE INGOT [--programs] [--wording] [--jobs N]

SUITE is the folder of JSON command lists and .wasm files that json-from-wast (or wast2json) makes of the suite, or a
tar archive of it. Every binary module the suite means to be good must validate, or be refused by the name of a feature
that is not supported yet; every binary of assert_invalid and assert_malformed must be refused. Nothing may crash or
hang. Prints a summary; the exit status is 1 on any disagreement.

With --programs SUITE is any folder, and every .wasm below it is meant to be good.
--wording also lists the refusals whose message does not begin as the suite expects, which is for information only.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

GOOD = {"module", "module_definition", "assert_unlinkable", "assert_uninstantiable"}
BAD = {"assert_invalid", "assert_malformed"}

# Proposals whose binary format Ingot does not know: their modules are malformed by WebAssembly 3.0.
UNKNOWN_PROPOSALS = {"custom-descriptors"}

# Messages of assert_invalid in older scripts, about what a later version of the language made valid.
SUPERSEDED = {"multiple tables"}

TIMEOUT_SECONDS = 60


def program_cases(folder):
    """Every .wasm file below the folder as a good module, in the form of suite_cases()."""
    return [("module", path, "") for path in sorted(folder.rglob("*.wasm"))]


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


def run(ingot, case):
    """(verdict, details): the verdict is one of accepted, unsupported, limit, refused, and failed for anything else."""
    path = case[1]
    try:
        result = subprocess.run([ingot, "validate", path], capture_output=True, text=True, errors="replace",
                                timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        return "failed", "timeout"
    if result.returncode == 0 and not result.stderr:
        return "accepted", ""
    first_line = result.stderr.partition("\n")[0]
    if result.returncode != 1 or ": error: " not in first_line:
        return "failed", f"exit status {result.returncode}: {first_line}"
    message = first_line.partition(": error: ")[2]
    if "not supported yet" in message:
        return "unsupported", message
    return ("limit" if "the limit is" in message else "refused"), message


def check(suite, cases, ingot, jobs, wording):
    """Runs the cases, prints the summary, and gives the exit status."""
    if not cases:
        sys.exit(f"{suite}: no test cases")
    counts = collections.Counter()
    features = collections.Counter()
    disagreements = []
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for case, (verdict, message) in zip(cases, pool.map(lambda case: run(ingot, case), cases)):
            kind, path, text = case
            counts[kind, verdict] += 1
            if verdict == "unsupported":
                features[message.partition(" is not supported yet")[0]] += 1
            allowed = {"accepted", "unsupported"} if kind in GOOD else {"refused", "unsupported", "limit"}
            if kind == "module_definition":  # never instantiated, so it may be of any size
                allowed.add("limit")
            name = path.relative_to(suite)
            if verdict not in allowed:
                disagreements.append(f"{name}: {kind} \"{text}\": {verdict} {message}")
            elif wording and verdict == "refused" and not message.startswith(text):
                print(f"wording: {name}: expected \"{text}\", found \"{message}\"")

    for (kind, verdict), count in sorted(counts.items()):
        print(f"{kind:22} {verdict:12} {count:6}")
    print("refused by feature: " + ", ".join(f"{name} {count}" for name, count in features.most_common()))
    for disagreement in disagreements:
        print(f"disagreement: {disagreement}")
    print(f"{len(cases)} modules, {len(disagreements)} disagreements")
    return 1 if disagreements else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=pathlib.Path)
    parser.add_argument("ingot")
    parser.add_argument("--programs", action="store_true")
    parser.add_argument("--wording", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    if arguments.programs:
        return check(arguments.suite, program_cases(arguments.suite), arguments.ingot, arguments.jobs, arguments.wording)
    if arguments.suite.is_dir():
        cases = list(suite_cases(arguments.suite))
        return check(arguments.suite, cases, arguments.ingot, arguments.jobs, arguments.wording)
    with tempfile.TemporaryDirectory() as name, tarfile.open(arguments.suite) as archive:
        archive.extractall(name)
        folder = pathlib.Path(name)
        return check(folder, list(suite_cases(folder)), arguments.ingot, arguments.jobs, arguments.wording)


if __name__ == "__main__":
    sys.exit(main())
