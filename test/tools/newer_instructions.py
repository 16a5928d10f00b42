"""Instructions that wabt 1.0.32 does not know: wat2wasm is given another of the same type and length, behind a mark, and
its output gets the right encoding there."""
import op_rows

MARK_TEXT, MARK = "(drop (i32.const 0x5EC0DE))", b"\x41\xde\x81\xfb\x02\x1a"

STAND_INS = {
    "i64.add128": ("drop drop", b"\x1a\x1a"),
    "i64.sub128": ("drop drop nop", b"\x1a\x1a\x01"),
    "i64.mul_wide_s": ("nop nop", b"\x01\x01"),
    "i64.mul_wide_u": ("nop nop nop", b"\x01\x01\x01"),
    "i16x8.relaxed_dot_i8x16_i7x16_s": ("i16x8.relaxed_q15mulr_s", b"\xfd\x91\x02"),
    "i32x4.relaxed_dot_i8x16_i7x16_add_s": ("f32x4.relaxed_madd", b"\xfd\x85\x02"),
}


def text(row, arguments):
    """The WAT of the instruction on these arguments; None if wat2wasm knows it."""
    if row.text not in STAND_INS:
        return None
    return f"{' '.join(arguments)} {MARK_TEXT} {STAND_INS[row.text][0]}"


def encoding(row, length):
    """Prefix and sub-opcode, the latter as LEB128 with as many bytes as fill the length."""
    rest = row.encoding & 0xFFFF
    groups = [rest >> 7 * index & 0x7F | 0x80 for index in range(length - 1)]
    groups[-1] &= 0x7F
    return bytes([row.encoding >> 16, *groups])


def patch(path):
    """Replaces the stand-ins in the module at `path`."""
    with open(path, "rb") as file:
        wasm = file.read()
    # Longer ones first: the stand-in of one begins like that of another.
    for row in sorted(op_rows.read_rows(), key=lambda row: -len(STAND_INS.get(row.text, ("", b""))[1])):
        if row.text in STAND_INS:
            stand_in = STAND_INS[row.text][1]
            wasm = wasm.replace(MARK + stand_in, MARK + encoding(row, len(stand_in)))
    with open(path, "wb") as file:
        file.write(wasm)
