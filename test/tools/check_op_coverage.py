#!/usr/bin/env python3
"""Every instruction that this version compiles is named by a test of its own chapter or of test/run.

That is, for each row of compiler/wasm/opcodes/<chapter>.def whose feature is `compiled`: its text stands in the code (not
the comments) of a .wat file under test/lower/<chapter>/ or test/run/."""
import re
import sys

import op_rows

TESTS = op_rows.SOURCE_ROOT / "test"
# What a folded text never writes or wat2wasm writes by itself.
IMPLIED = {"end", "else"}


def words_of(folder):
    """Every word of the code of the .wat files below this folder."""
    words = set()
    for path in folder.rglob("*.wat"):
        code = re.sub(r";;[^\n]*", "", path.read_text(encoding="utf-8"))
        words.update(re.findall(r"[a-z0-9_.]+", code))
    return words


def main():
    rows = op_rows.compiled_rows()
    run_words = words_of(TESTS / "run")
    missing = []
    for chapter in sorted({row.chapter for row in rows}):
        words = run_words | words_of(TESTS / "lower" / chapter) | IMPLIED
        missing += [f"{row.text}: no file in test/lower/{chapter}/ or test/run/ uses it"
                    for row in rows if row.chapter == chapter and row.text not in words]
    print("\n".join(missing) or f"all {len(rows)} compiled instructions have a test")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
