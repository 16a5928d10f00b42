#!/usr/bin/env python3
"""Races the guest: while it makes a path call over and over, what its path goes through is exchanged.

path_races.py PROGRAM --work DIRECTORY [--seconds N]

PROGRAM is that of path_attacks.py. One of two things happens without end: a directory and a symbolic link that leads
outside change places, or a directory is moved outside and back. Held are: what is outside stays as it was, and nothing
that is opened or described is outside. Each call goes on for N seconds, with each resolver. That there was a race at all is
seen by the results: more than one, unless the call has but one for both states."""
import argparse
import ctypes
import os
import pathlib
import shutil
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from path_attacks import READ, RESOLVERS, WRITE, snapshot  # noqa: E402

RENAME_EXCHANGE, AT_FDCWD = 2, -100
FOLLOW, CREAT, DIRECTORY, TRUNC = 1, 1, 2, 8

# Call, lookupflags, oflags, rights, path, other path. `swap` is the directory or the link; `moving/sub` goes away.
CALLS = (
    ("open", 0, 0, READ, "swap/file", ""),
    ("open", FOLLOW, 0, READ, "swap/file", ""),
    ("open", 0, CREAT | TRUNC, WRITE, "swap/file", ""),
    ("open", FOLLOW, CREAT, WRITE, "swap/new", ""),
    ("open", 0, DIRECTORY, READ, "swap/", ""),
    ("open", FOLLOW, DIRECTORY, READ, "swap", ""),
    ("open", FOLLOW, 0, READ, "swap/sub/../file", ""),
    ("open", FOLLOW, 0, READ, "moving/sub/deep/../../../file", ""),
    ("open", FOLLOW, 0, READ, "moving/sub/../../secret", ""),
    ("open", FOLLOW, CREAT, WRITE, "moving/sub/../../new", ""),
    ("stat", 0, 0, 0, "swap/", ""),
    ("stat", FOLLOW, 0, 0, "swap", ""),
    ("stat", FOLLOW, 0, 0, "swap/file", ""),
    ("times", 0, 0, 0, "swap/", ""),
    ("times", FOLLOW, 0, 0, "swap", ""),
    ("times", FOLLOW, 0, 0, "swap/file", ""),
    ("mkdir", 0, 0, 0, "swap/made", ""),
    ("rmdir", 0, 0, 0, "swap/empty", ""),
    ("unlink", 0, 0, 0, "swap/file", ""),
    ("rename", 0, 0, 0, "swap/file", "renamed"),
    ("rename", 0, 0, 0, "file", "swap/renamed"),
    ("rename", 0, 0, 0, "empty", "swap/renamed/"),
    ("link", 0, 0, 0, "swap/file", "linked"),
    ("link", 0, 0, 0, "file", "swap/linked"),
    ("symlink", 0, 0, 0, "swap/made", "file"),
    ("readlink", 0, 0, 0, "swap/link", ""),
)


def make_tree(work):
    """`inside`, which the guest gets; `outside`, which must stay as it is; and `elsewhere`, where `moving/sub` goes."""
    for directory in ("inside", "inside/swap", "inside/swap/sub", "inside/swap/empty", "inside/empty", "inside/moving",
                      "inside/moving/sub", "inside/moving/sub/deep", "outside", "outside/sub", "outside/empty", "elsewhere",
                      "elsewhere/room"):
        os.makedirs(work / directory)
    for name in ("inside/file", "inside/swap/file", "outside/file", "outside/secret", "elsewhere/file", "elsewhere/secret", "secret"):
        (work / name).write_text("contents", encoding="ascii")
    os.symlink("file", work / "inside/swap/link")
    os.symlink("file", work / "outside/link")
    os.symlink("../outside", work / "inside/other")


class Swapper(threading.Thread):
    """Exchanges two names, or renames one to and fro, until it is told to stop."""

    def __init__(self, first, second, flags):
        super().__init__()
        self.arguments = (AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second))
        self.flags = flags
        self.stopping = False
        self.swaps = 0

    def run(self):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        here, there = self.arguments, self.arguments[2:] + self.arguments[:2]
        while not self.stopping or self.swaps % 2 != 0:
            if rename(*(here if self.flags or self.swaps % 2 == 0 else there), self.flags) != 0:
                raise OSError(ctypes.get_errno(), "renameat2")
            self.swaps += 1


def race(program, wrapper, call, work, milliseconds):
    """(problem or None, results, number of swaps)"""
    shutil.rmtree(work, ignore_errors=True)
    make_tree(work)
    before = snapshot(str(work / "outside"))
    outside = {entry[1] for entry in before.values()} | {(work / "secret").stat().st_ino, (work / "elsewhere/secret").stat().st_ino,
                                                         (work / "elsewhere/file").stat().st_ino, work.stat().st_ino}
    if call[4].startswith("moving"):
        swapper = Swapper(work / "inside/moving/sub", work / "elsewhere/room/sub", 0)
    else:
        swapper = Swapper(work / "inside/swap", work / "inside/other", RENAME_EXCHANGE)
    swapper.start()
    line = "\t".join(("inside", *map(str, call))) + "\n"
    done = subprocess.run([*wrapper, str(program), str(milliseconds)], input=line, capture_output=True, text=True, cwd=work, check=False)
    swapper.stopping = True
    swapper.join()
    results, _, inodes = done.stdout.strip().partition(" inodes")
    if done.returncode != 0 or not results:
        return f"status {done.returncode}, {done.stdout}{done.stderr}", results, swapper.swaps
    if escaped := outside & {int(inode) for inode in inodes.split()}:
        return f"inode {escaped} is outside", results, swapper.swaps
    after = snapshot(str(work / "outside"))
    if after != before:
        return f"the outside has changed: {before.items() ^ after.items()}", results, swapper.swaps
    if (work / "elsewhere/new").exists() or (work / "new").exists():
        return "a file has been made outside", results, swapper.swaps
    return None, results, swapper.swaps


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=float, default=60, help="for each call and resolver")
    parser.add_argument("--emulator", default="", help="runs the program")
    options = parser.parse_args()
    problems, raced = 0, 0
    for name, wrapper in RESOLVERS.items():
        for call in CALLS:
            problem, results, swaps = race(options.program.resolve(), wrapper + options.emulator.split(), call,
                                           options.work.resolve(), int(options.seconds * 1000))
            raced += results.count(":") > 1
            problems += problem is not None
            print(f"{name} {call}: {results} ({swaps} swaps) {problem or ''}", flush=True)
    shutil.rmtree(options.work)
    print(f"{len(CALLS)} calls, 2 resolvers, {raced} with several results, {problems} problems")
    # Without a race nothing would be shown.
    return 1 if problems or raced == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
