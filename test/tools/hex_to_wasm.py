"""Makes a binary file of a commented listing of its bytes.

    hex_to_wasm.py LISTING OUTPUT

A line of the listing holds bytes as two hexadecimal digits each and texts in double quotes, whose characters stand for
themselves. What follows a '#' is a comment, so that the RUN and CHECK lines of a test are none of its bytes.

    00 "asm" 01 00 00 00   # the preamble
    01 04                  # section 1, of 4 bytes
"""

import pathlib
import re
import sys

TOKEN = re.compile(r'"([^"]*)"|([0-9A-Fa-f]{2})(?=\s|$)')


def read_bytes(listing):
    """The bytes that the file `listing` spells."""
    result = bytearray()
    for number, line in enumerate(pathlib.Path(listing).read_text().splitlines(), 1):
        rest = line.partition("#")[0].strip()
        while rest:
            token = TOKEN.match(rest)
            if not token:
                sys.exit(f"{listing}:{number}: neither a byte nor a text: {rest}")
            text, digits = token.groups()
            result += text.encode() if digits is None else bytes.fromhex(digits)
            rest = rest[token.end():].lstrip()
    return bytes(result)


if __name__ == "__main__":
    pathlib.Path(sys.argv[2]).write_bytes(read_bytes(sys.argv[1]))
