#!/usr/bin/env python3
"""absurd_profiles.py PROFILE MODULE: compiles the module with profiles that fit it and in which all counters are the same small
number, so that each function in turn is said to be what all indirect calls lead to, also those that none can lead to and
those that do not exist; and with random ones. What the programs do must not depend on it."""
import random
import struct
import subprocess
import sys

HEADER = 56
MASK = (1 << 64) - 1


def checksum_of(contents):
    checksum = 0xCBF29CE484222325
    for (word,) in struct.iter_unpack("<Q", contents):
        checksum = (checksum ^ word) * 0x100000001B3 & MASK
    return struct.pack("<Q", checksum)


def run(profile, level):
    with open("absurd", "wb") as file:
        file.write(profile + checksum_of(profile))
    subprocess.run(["ingot", level, "--profile-use=absurd", sys.argv[2], "-o", "absurd.out"], check=True, timeout=60)
    done = subprocess.run(["./absurd.out"], capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


with open(sys.argv[1], "rb") as contents:
    taken = contents.read()[:-8]
expected = run(taken, "-O0")
count = len(taken) // 8 - HEADER // 8
generator = random.Random(1)
for number in range(13):
    counters = [number] * count if number < 12 else [generator.getrandbits(generator.randrange(64)) for _ in range(count)]
    for level in ("-O0", "-O2"):
        result = run(taken[:HEADER] + struct.pack(f"<{count}Q", *counters), level)
        if result != expected:
            sys.exit(f"{number} {level}: {result} in place of {expected}")
