#!/usr/bin/env python3
"""Reads Intel hex, checks its sums, and writes the bytes from an address on: read_hex.py FILE OUTPUT ADDRESS"""
import sys


def main():
    origin = int(sys.argv[3], 0)
    upper, image = 0, {}
    lines = open(sys.argv[1]).read().splitlines()
    for line in lines:
        record = bytes.fromhex(line.removeprefix(":"))
        size, offset, kind, data = record[0], int.from_bytes(record[1:3], "big"), record[3], record[4:-1]
        assert line[0] == ":" and sum(record) % 256 == 0 and size == len(data), line
        assert kind in (0, 1, 4) and (kind == 1) == (line is lines[-1]), line
        if kind == 4:
            upper = int.from_bytes(data, "big") << 16
        elif kind == 0:
            assert offset + size <= 0x10000, line
            image.update((upper + offset + i, byte) for i, byte in enumerate(data))
    with open(sys.argv[2], "wb") as output:
        output.write(bytes(image.get(address, 0) for address in range(origin, max(image) + 1)))


if __name__ == "__main__":
    main()
