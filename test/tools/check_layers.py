#!/usr/bin/env python3
"""Compares every #include of compiler/, driver/ and runtime-lib/ with the table of docs/architecture.md.

The table is the rule: a row names a folder (its subfolders belong to it unless they have a row of their own), the folders
it may include, and the libraries. Also: every folder has a row, every row a folder, and every folder a README.md."""
import pathlib
import re
import sys

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
TREES = ("compiler", "driver", "runtime-lib")
SUFFIXES = {".cpp", ".hpp", ".h", ".S", ".def"}
ROW = re.compile(r"^\| `([\w/-]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
LIBRARIES = {"llvm": "LLVM", "llvm-c": "LLVM", "lld": "lld", "CLI": "CLI11", "fmt": "fmt",
             "nlohmann": "JSON"}

# What a compiler offers without a C or C++ library (C++20 [compliance], C23 4p6), and the machine's own intrinsics.
FREESTANDING = {"stddef.h", "stdint.h", "stdbool.h", "stdarg.h", "limits.h", "float.h", "stdalign.h", "cpuid.h", "cstddef",
                "cstdint", "limits", "version", "concepts", "type_traits", "initializer_list", "new", "bit", "compare",
                "utility"}


def read_table(document):
    """{folder: (folders it may include, libraries it may include)}"""
    table = {}
    for folder, may_include, libraries in ROW.findall(document):
        table[folder] = (set(re.findall(r"`([\w/-]+)`", may_include)),
                         {word.strip() for word in libraries.split(",") if word.strip()})
    return table


def row_of(path, table):
    """The row that a folder belongs to: its own or that of the nearest folder above."""
    while path not in table and "/" in path:
        path = path.rsplit("/", 1)[0]
    return path if path in table else None


def check_file(path, table):
    """The problems of one source file."""
    relative = path.relative_to(SOURCE_ROOT)
    row = row_of(str(relative.parent), table)
    if row is None:
        return [f"{relative}: docs/architecture.md has no row for this folder"]
    folders, libraries = table[row]
    problems = []
    for quoted, angled in INCLUDE.findall(path.read_text(encoding="utf-8")):
        if angled:
            library = LIBRARIES.get(angled.split("/")[0]) if "/" in angled else None
            if library and library not in libraries:
                problems.append(f"{relative}: {row} may not include {library} (<{angled}>)")
            elif "freestanding" in libraries and angled not in FREESTANDING:
                problems.append(f"{relative}: {row} is freestanding and may not include <{angled}>")
        elif "/" in quoted:
            target = row_of(quoted.rsplit("/", 1)[0], table)
            if target != row and target not in folders:
                problems.append(f"{relative}: {row} may not include {quoted}")
    return problems


def main():
    table = read_table((SOURCE_ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    problems = [] if table else ["docs/architecture.md: the table of folders was not found"]
    problems += [f"docs/architecture.md: {folder} has a row but does not exist"
                 for folder in table if not (SOURCE_ROOT / folder).is_dir()]
    problems += [f"docs/architecture.md: {folder} may include {named}, which has no row"
                 for folder, (folders, _) in table.items() for named in sorted(folders) if named not in table]
    files = [path for tree in TREES for path in sorted((SOURCE_ROOT / tree).rglob("*")) if path.suffix in SUFFIXES]
    for path in files:
        problems += check_file(path, table)
    for folder in table:
        if "/" in folder and not (SOURCE_ROOT / folder / "README.md").exists():
            problems.append(f"{folder}: has no README.md")
    print("\n".join(problems) or f"{len(files)} files keep the layers of docs/architecture.md")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
