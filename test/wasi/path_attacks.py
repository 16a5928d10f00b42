#!/usr/bin/env python3
"""Tries to leave a granted directory, by every shape of path with every call that takes one.

path_attacks.py PROGRAM --work DIRECTORY [--every N]

PROGRAM is Inputs/path_calls.c, compiled with a grant of ".". Each case that may change something has a tree of its own,
`inside`, which the guest works in, next to `outside`. All cases are made once by each resolver: openat2, and component by
component. Held are, for every case: what is outside is as it was (contents, times, inodes, links), nothing that was opened
or described is outside, and both resolvers come to the same result and leave the same inside."""
import argparse
import collections
import os
import pathlib
import shutil
import stat
import subprocess
import sys

TOOLS = pathlib.Path(__file__).resolve().parents[1] / "tools"
RESOLVERS = {"openat2": [], "components": [sys.executable, str(TOOLS / "without_openat2.py"), "ENOSYS"]}
LONG = "n" * 255
PERM, LOOP = 63, 32  # what a path that leads outside comes to, and one with too many links

FILES = ("file", "dir/file", "dir/sub/file")
DIRECTORIES = ("dir", "dir/sub", "empty")
LINKS = {
    "to_file": "file", "to_dir": "dir", "to_up": "..", "to_out": "../outside", "to_out_file": "../outside/file",
    "to_out_new": "../outside/new", "to_nothing": "absent", "to_here": ".", "to_itself": "to_itself",
    "loop_a": "loop_b", "loop_b": "loop_a", "to_root": "/", "to_absolute": "{outside}", "to_absolute_file": "{outside}/file",
    "to_absolute_inside": "{inside}/file", "to_magic": "/proc/self/root", "to_dir_slash": "dir/", "to_file_slash": "file/",
    "to_new_slash": "absent/", "to_out_slash": "../outside/", "to_dir_dot": "dir/.", "to_dir_up": "dir/..",
    "to_link": "to_out", "to_inner_link": "to_dir", "to_detour": "dir/sub/../../dir//./file", "dir/to_up_file": "../file",
    "dir/to_out_again": "../../outside", "dir/to_up_new": "../absent",
}
NAMES = ["file", "dir", "empty", "absent", "dir/absent"] + list(LINKS)
SUFFIXES = ("", "/", "/.", "/..", "/file", "/../outside/file", "/new")
# creat 1, directory 2, excl 4, trunc 8; not excl alone, which means nothing, nor creat with directory, which is refused.
OFLAGS = (0, 1, 2, 5, 8, 9, 10, 13)
OTHER_PATHS = (
    "", "/", "//", ".", "..", "./", "../", "./.", "../.", "../outside", "../outside/file", "../inside", "../inside/file",
    "/etc/passwd", "{outside}/file", "dir/..", "dir/../..", "dir/../../outside/file", "dir/../file", "./file", ".//file", "././dir/./file",
    "file/..", "file/../file", "file/.", "absent/..", "absent/../file", "dir/sub/../../../outside/file", "...", "....",
    LONG, LONG + "n", LONG + "/..", LONG + "n/..", "dir/" + LONG, "/".join([LONG] * 15), "/".join([LONG] * 16),
    "/".join([LONG] * 17), "/".join(["to_here"] * 40) + "/file", "/".join(["to_here"] * 41) + "/file",
    "/".join(["to_here"] * 39) + "/to_file", "/".join(["to_here"] * 40) + "/to_file", "/".join(["to_here"] * 40),
    "/".join(["dir/.."] * 300) + "/file", "/".join(["dir/.."] * 300) + "/../outside/file", "./" * 2000 + "file",
    "dir/sub/../" * 100 + "sub/file", "to_dir/../file", "to_inner_link/sub/../../file", "to_out/../inside/file",
    "proc/self/root", "\\", "..\\outside\\file", "C:/file", "file\x01", "\xe2\x98\x83", "dir/*",
)
READ, WRITE = 1 << 1, 1 << 6

Case = collections.namedtuple("Case", "call lookup oflags rights path other changes")


def make_cases():
    paths = [name + suffix for name in NAMES for suffix in SUFFIXES] + list(OTHER_PATHS)
    for path in paths:
        for lookup in (0, 1):
            for oflags in OFLAGS:
                yield Case("open", lookup, oflags, READ | WRITE if oflags & 9 else READ, path, "", oflags & 9 != 0)
            yield Case("stat", lookup, 0, 0, path, "", False)
            yield Case("times", lookup, 0, 0, path, "", True)
        yield Case("open", 0, 2, READ | WRITE, path, "", False)
        yield Case("link", 1, 0, 0, path, "linked", True)
        for call in ("mkdir", "rmdir", "unlink"):
            yield Case(call, 0, 0, 0, path, "", True)
        yield Case("readlink", 0, 0, 0, path, "", False)
        for call in ("rename", "link"):
            yield Case(call, 0, 0, 0, path, "dir/other", True)
            yield Case(call, 0, 0, 0, "file", path, True)
        yield Case("rename", 0, 0, 0, "dir", path, True)
        yield Case("symlink", 0, 0, 0, path, "file", True)
        yield Case("symlink", 0, 0, 0, "made", path, True)
        yield Case("symlink", 0, 0, 0, "dir/made", path, True)


def make_tree(tree):
    inside, outside = f"{tree}/inside", f"{tree}/outside"
    for directory in (tree, inside, outside, *(f"{inside}/{name}" for name in DIRECTORIES), f"{outside}/dir",
                      f"{outside}/sub"):
        os.mkdir(directory)
    for name in (*(f"{inside}/{name}" for name in FILES), f"{outside}/file", f"{outside}/dir/file", f"{outside}/sub/file"):
        with open(name, "w", encoding="ascii") as file:
            file.write("contents")
    for name, target in LINKS.items():
        os.symlink(target.format(inside=inside, outside=outside), f"{inside}/{name}")


def snapshot(directory):
    """{path: everything the system tells about it that no mere reader changes}"""
    found = {}
    pending = [directory]
    while pending:
        path = pending.pop()
        status = os.lstat(path)
        content = ""
        if stat.S_ISDIR(status.st_mode):
            names = sorted(os.listdir(path))
            pending += [f"{path}/{name}" for name in names]
            content = " ".join(names)
        elif stat.S_ISLNK(status.st_mode):
            content = os.readlink(path)
        elif stat.S_ISREG(status.st_mode):
            with open(path, "rb") as file:
                content = file.read()
        found[path[len(directory):]] = (status.st_mode, status.st_ino, status.st_nlink, status.st_size, status.st_mtime_ns,
                                        status.st_ctime_ns, content)
    return found


def comparable(inside):
    """What two runs must have in common: names, types, numbers of links, and contents of the same length."""
    return {path: (mode, links, 0 if stat.S_ISDIR(mode) else size) for path, (mode, _, links, size, *_) in inside.items()}


class Run:
    """All cases, by one resolver."""

    def __init__(self, program, wrapper, cases, work):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        self.problems, self.outcomes, self.insides = [], [], []
        trees = [str(work / (f"t{index}" if case.changes else "shared")) for index, case in enumerate(cases)]
        outsides, inodes = {}, {}
        for tree in dict.fromkeys(trees):
            make_tree(tree)
            outsides[tree] = snapshot(tree + "/outside")
            inodes[tree] = {entry[1] for entry in outsides[tree].values()} | {os.lstat(tree).st_ino}
        unchanged = snapshot(str(work / "shared")) if str(work / "shared") in outsides else None
        names = [{entry[1]: path for path, entry in snapshot(tree + "/inside").items()} for tree in trees]

        lines = "".join("\t".join((os.path.basename(tree) + "/inside", case.call, str(case.lookup), str(case.oflags), str(case.rights),
                                   case.path.format(inside=tree + "/inside", outside=tree + "/outside"),
                                   case.other.format(inside=tree + "/inside", outside=tree + "/outside"))) + "\n"
                        for tree, case in zip(trees, cases))
        done = subprocess.run([*wrapper, str(program)], input=lines, capture_output=True, encoding="latin-1", cwd=work, check=False)
        results = done.stdout.splitlines()
        if done.returncode != 0 or done.stderr or len(results) != len(cases):
            sys.exit(f"the guest made {len(results)} of {len(cases)} calls, status {done.returncode}: {done.stderr}")

        for index, (case, tree, result) in enumerate(zip(cases, trees, results)):
            error, *details = result.split(" ")
            if case.call in ("open", "stat") and details:
                if int(details[0]) in inodes[tree]:
                    self.problems.append((index, f"{details[0]} is outside"))
                details[0] = names[index].get(int(details[0]), "a new file")
            self.outcomes.append((int(error), *(detail.replace(tree, "TREE") for detail in details)))
            if case.changes:
                if snapshot(tree + "/outside") != outsides[tree] or sorted(os.listdir(tree)) != ["inside", "outside"]:
                    self.problems.append((index, "the outside has changed"))
                self.insides.append(comparable(snapshot(tree + "/inside")))
            else:
                self.insides.append(None)
        if unchanged is not None and snapshot(str(work / "shared")) != unchanged:
            self.problems.append((-1, "a call that changes nothing has changed something"))
        shutil.rmtree(work)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="only every Nth case")
    parser.add_argument("--emulator", default="", help="runs the program: resolved by the emulator's system, and compared with itself")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()

    cases = list(make_cases())[::options.every]
    program = options.program.resolve()
    work = options.work.resolve()
    emulator = options.emulator.split()
    runs = {name: Run(program, wrapper + emulator, cases, work) for name, wrapper in RESOLVERS.items()}
    kernel, components = runs["openat2"], runs["components"]
    problems = [(index, f"{name}: {text}") for name, run in runs.items() for index, text in run.problems]
    for index in range(len(cases)):
        if kernel.outcomes[index] != components.outcomes[index]:
            problems.append((index, f"openat2: {kernel.outcomes[index]}, components: {components.outcomes[index]}"))
        elif kernel.insides[index] != components.insides[index]:
            problems.append((index, f"the insides differ: {kernel.insides[index].items() ^ components.insides[index].items()}"))
    for index, text in problems[:20]:
        print(f"{cases[index] if index >= 0 else 'all'}: {text}"[:500])
    errors = collections.Counter(outcome[0] for outcome in kernel.outcomes)
    if options.verbose:
        print("results by errno:", dict(sorted(errors.items())))
    # A suite in which nothing works, or nothing is refused, would show nothing.
    if min(errors[0], errors[PERM], errors[LOOP]) == 0:
        problems.append((-1, "no call has succeeded, or none was refused"))
        print(problems[-1][1])
    print(f"{len(cases)} cases, 2 resolvers, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
