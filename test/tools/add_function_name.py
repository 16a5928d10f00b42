#!/usr/bin/env python3
"""add_function_name.py IN.wasm OUT.wasm INDEX NAME: appends a name section that calls function INDEX by NAME.

NAME takes the escapes of Python's bytes (\\x1b, \\n): the text format cannot write what a hostile module may contain."""
import ast
import sys


def leb128(value):
    encoded = bytearray()
    while True:
        low, value = value & 0x7F, value >> 7
        encoded.append(low | (0x80 if value else 0))
        if not value:
            return bytes(encoded)


def sized(content):
    return leb128(len(content)) + content


def main():
    source, destination, index, escaped = sys.argv[1:]
    name = ast.literal_eval(f'b"{escaped}"')
    function_names = b"\x01" + sized(leb128(1) + leb128(int(index)) + sized(name))
    section = b"\x00" + sized(sized(b"name") + function_names)
    with open(source, "rb") as module, open(destination, "wb") as named:
        named.write(module.read() + section)


if __name__ == "__main__":
    main()
