"""Holds the texts and encodings of compiler/wasm/opcodes/*.def against wabt's.

Writes a module with one function for each row, each naming that one instruction, lets wat2wasm assemble it unchecked,
and compares the opcodes that come out. Rows of features newer than wabt are left out, and counted, so that a wabt that
knows more does no harm and one that knows less is noticed.
"""

import subprocess
import sys
import tempfile

import op_rows

# What wabt 1.0.32 does not know, or writes otherwise.
NEWER_FEATURES = {"function_references", "gc", "relaxed_simd", "exceptions", "wide_arithmetic", "legacy_exceptions"}

# Instructions that are no plain instruction in the text format: block delimiters, and the select with types.
NO_PLAIN_TEXT = {"else_", "end", "select_typed"}

IMMEDIATES = {
    "none": "", "block_type": " end", "label": " 0", "br_table": " 0 0", "function": " 0", "type_table": " (type 0)",
    "local": " 0", "global": " 0", "table": " 0", "table_table": " 0 0", "element": " 0", "element_table": " 0",
    "heap_type": " func", "memory": "", "memory_memory": "", "data": " 0", "data_memory": " 0", "memarg": "",
    "memarg_lane": " 0", "lane": " 0", "shuffle": " 0" * 16, "i32": " 0", "i64": " 0", "f32": " 0", "f64": " 0",
    "v128": " i32x4 0 0 0 0", "zero_byte": "",
}

LEAST_ROWS = 480


def read_leb128(data, position):
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position


def bodies(wasm):
    """The bodies in the code section, without their sizes."""
    position = 8
    while position < len(wasm):
        section = wasm[position]
        size, position = read_leb128(wasm, position + 1)
        if section == 10:
            count, position = read_leb128(wasm, position)
            for _ in range(count):
                body_size, position = read_leb128(wasm, position)
                yield wasm[position:position + body_size]
                position += body_size
        else:
            position += size


def encoding_at_start(body):
    """The first instruction's encoding in the form of the table, behind the byte that says there are no locals."""
    if not 0xFB <= body[1] <= 0xFE:
        return body[1]
    return body[1] << 16 | read_leb128(body, 2)[0]


def main():
    rows = [row for row in op_rows.read_rows()
            if row.feature not in NEWER_FEATURES and row.name not in NO_PLAIN_TEXT]
    functions = [f"(func {row.text}{IMMEDIATES[row.immediates]})" for row in rows]
    # Enough of everything for the index 0 to exist.
    text = "(module (type (func)) (memory 1) (table 1 funcref) (global i32 (i32.const 0)) (elem func) (data)\n" + \
        "\n".join(functions) + ")\n"
    with tempfile.NamedTemporaryFile("w", suffix=".wat") as source, tempfile.NamedTemporaryFile() as output:
        source.write(text)
        source.flush()
        subprocess.run(["wat2wasm", "--no-check", "--enable-all", source.name, "-o", output.name], check=True)
        wasm = output.read()

    found = [encoding_at_start(body) for body in bodies(wasm)]
    wrong = [f"{row.text}: 0x{row.encoding:X} in the table, 0x{encoding:X} by wat2wasm"
             for row, encoding in zip(rows, found, strict=True) if row.encoding != encoding]
    print(f"{len(rows)} instructions compared, {len(wrong)} differ")
    for line in wrong:
        print(line)
    return 1 if wrong or len(rows) < LEAST_ROWS else 0


if __name__ == "__main__":
    sys.exit(main())
