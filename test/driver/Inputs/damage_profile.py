#!/usr/bin/env python3
"""damage_profile.py PROFILE MODULE: compiles the module with prefixes of the profile and with single bytes of it changed, which
must all be refused in one line; and with counters and checksums that are right but absurd, which must be accepted."""
import os
import struct
import subprocess
import sys

HEADER = 56
MASK = (1 << 64) - 1


def compile_with(contents):
    with open("damaged", "wb") as file:
        file.write(contents)
    command = ["ingot", "--profile-use=damaged", sys.argv[2], "-o", "damaged.out"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def refuse(contents, what):
    done = compile_with(contents)
    lines = done.stderr.splitlines()
    if (done.returncode != 1 or len(lines) != 1 or not lines[0].startswith("ingot: error: cannot use the profile 'damaged': ")
            or os.path.exists("damaged.out")):
        sys.exit(f"{what}: status {done.returncode}, {done.stderr!r}")


def checksum_of(contents):
    checksum = 0xCBF29CE484222325
    for (word,) in struct.iter_unpack("<Q", contents):
        checksum = (checksum ^ word) * 0x100000001B3 & MASK
    return struct.pack("<Q", checksum)


profile = open(sys.argv[1], "rb").read()
counters = len(profile) // 8 - HEADER // 8 - 1
assert profile[-8:] == checksum_of(profile[:-8])
for size in {*range(0, len(profile), 32), 7, HEADER - 1, HEADER + 1, len(profile) - 1}:
    refuse(profile[:size], f"the first {size} bytes")
refuse(profile + b"\0", "one byte more")
refuse(profile + bytes(8), "one word more")
for place in range(0, len(profile), 11):
    refuse(profile[:place] + bytes([profile[place] ^ 0x10]) + profile[place + 1:], f"byte {place}")
for count in (0, counters - 1, counters + 1, 1 << 61, MASK):
    header = profile[:HEADER - 8] + struct.pack("<Q", count)
    refuse(header + profile[HEADER:-8] + checksum_of(header + profile[HEADER:-8]), f"{count} counters")
for value in (0, 1 << 32, 1 << 63, MASK):
    absurd = profile[:HEADER] + struct.pack("<Q", value) * counters
    done = compile_with(absurd + checksum_of(absurd))
    if done.returncode != 0 or done.stderr:
        sys.exit(f"counts of {value}: status {done.returncode}, {done.stderr!r}")
    os.remove("damaged.out")
