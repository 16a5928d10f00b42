"""Checks the message for each text in a list.

    check_errors.py LIST [INGOT]

A line `== LINE:COLUMN: MESSAGE` is followed by the text that is to be refused with just that message; "== ok" by
one that is accepted. `\\xHH` in a text is that byte.
"""

import re
import subprocess
import sys


def main():
    ingot = sys.argv[2] if len(sys.argv) > 2 else "ingot"
    blocks = re.split(r"^== (.*)\n", open(sys.argv[1], encoding="utf-8").read(), flags=re.MULTILINE)[1:]
    failures = 0
    for expected, text in zip(blocks[::2], blocks[1::2]):
        contents = re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), text.strip("\n").encode())
        result = subprocess.run([ingot, "print", "-"], input=b";" * 2 + b"\n" + contents, capture_output=True)
        got = result.stderr.decode().strip() if result.returncode else "ok"
        # The line in front makes it text, however it begins.
        wanted = expected if expected == "ok" else "<stdin>:{}:{}: error: {}".format(
            *(lambda line, column, message: (int(line) + 1, column, message))(*expected.split(":", 2))).replace(
                "error:  ", "error: ")
        if got != wanted:
            failures += 1
            print(f"{text.strip()}\n  expected {wanted}\n  got      {got}")
    print(f"{len(blocks) // 2} texts, {failures} wrong")
    return 1 if failures or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
