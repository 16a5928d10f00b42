#!/usr/bin/env python3
"""show_profile.py FILE [--lines N,N...]: prints the counters of a profile (runtime-lib/abi/profile.hpp), in lines of so many."""
import argparse
import struct
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--lines", help="how many counters each line has; by default all are in one")
    options = parser.parse_args()

    with open(options.file, "rb") as file:
        contents = file.read()
    magic, version, reserved, _, count = struct.unpack_from("<8sII32sQ", contents)
    if (magic, version, reserved) != (b"ingotprf", 1, 0) or len(contents) != 56 + 8 * count + 8:
        sys.exit(f"{options.file} is no profile")
    counters = iter(struct.unpack_from(f"<{count}Q", contents, 56))
    widths = [int(width) for width in options.lines.split(",")] if options.lines else [count]
    for width in widths:
        print(*(next(counters) for _ in range(width)))


main()
