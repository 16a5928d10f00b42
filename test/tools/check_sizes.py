#!/usr/bin/env python3
"""Lists source files over 600 lines. The answer is to divide the file along the chapters of what it describes."""
import pathlib
import sys

SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]
TREES = ("compiler", "driver", "runtime-lib", "test", "benchmarks", "cmake")
SUFFIXES = {".cpp", ".hpp", ".h", ".S", ".def", ".py", ".sh", ".cmake", ".wat", ".test", ".c"}
LIMIT = 600


def main():
    too_long = []
    for tree in TREES:
        for path in sorted((SOURCE_ROOT / tree).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                lines = path.read_bytes().count(b"\n")
                if lines > LIMIT:
                    too_long.append(f"{path.relative_to(SOURCE_ROOT)}: {lines} lines, the limit is {LIMIT}")
    print("\n".join(too_long) or f"no source file has more than {LIMIT} lines")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
