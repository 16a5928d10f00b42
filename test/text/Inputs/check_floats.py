"""Compares float literals, as ingot assembles them, with exact rational arithmetic.

    check_floats.py --ingot PROGRAM --work FOLDER
"""

import argparse
import fractions
import pathlib
import random
import subprocess
import sys

FORMATS = {"f32": (23, 8, 0x43), "f64": (52, 11, 0x44)}


def round_to_bits(value, mantissa_bits, exponent_bits):
    """The bits of the nearest number to a non-negative fraction, ties to even; None if that is infinity."""
    if value == 0:
        return 0
    bias = 2 ** (exponent_bits - 1) - 1
    exponent = value.numerator.bit_length() - value.denominator.bit_length()
    if fractions.Fraction(2) ** exponent > value:
        exponent -= 1
    unit = fractions.Fraction(2) ** (max(exponent, 1 - bias) - mantissa_bits)
    significand = round(value / unit)  # Python rounds halves to even
    exponent_field = max(exponent, 1 - bias) + bias - 1
    bits = (exponent_field << mantissa_bits) + significand
    return bits if bits < (2 ** exponent_bits - 1) << mantissa_bits else None


def value_of(literal):
    text = literal.replace("_", "").lower()
    base, marker = (16, "p") if text.startswith("0x") else (10, "e")
    digits, _, exponent = text.removeprefix("0x").partition(marker)
    whole, _, part = digits.partition(".")
    value = fractions.Fraction(int(whole + part, base), base ** len(part))
    return value * fractions.Fraction(2 if base == 16 else 10) ** int(exponent or 0)


def literals(seed):
    random.seed(seed)
    yield from ("0", "0.0", "1", "0x1", "1.", "0x1.", "1e0", "0x1p0", "1_0.0_1e+1_0", "0xA.Fp-1_0", "0e999999999999",
                "0x0p99999999999", "1e-99999999999", "0x1p-99999999999", "0.5", "0x.8".replace("0x.", "0x0."))
    for mantissa_bits, exponent_bits, _ in FORMATS.values():
        bias = 2 ** (exponent_bits - 1) - 1
        least = 1 - bias - mantissa_bits  # exponent of the least positive number
        for exponent in (0, 1, least - 2, least - 1, least, least + 1, 1 - bias, bias - 1, bias):
            one = 1 << mantissa_bits
            for significand in (one, one + 1, one + 2, 2 * one - 1, 2 * one - 2):
                # On and around the middle between two numbers, with a difference far to the right.
                for tail in ("", "8", "8" + "0" * 40 + "1", "7" + "f" * 60):
                    yield f"0x{significand:x}.{tail or 0}p{exponent - mantissa_bits}"
                    yield f"0x{significand:x}{tail or 0}p{exponent - mantissa_bits - 4 * len(tail or '0')}"
        # The border to infinity, and halves of the least number.
        for value in (fractions.Fraction(2) ** (bias + 1) - fractions.Fraction(2) ** (bias - mantissa_bits - 1),):
            yield str(value)
            yield str(value - 1)
        half = fractions.Fraction(2) ** (least - 1)
        digits = str(half.numerator * 10 ** -(least - 1) // half.denominator)
        yield f"0.{digits.rjust(-(least - 1), '0')}"
        yield f"0.{digits.rjust(-(least - 1), '0')}1"
    for _ in range(400):
        digits = "".join(random.choice("0123456789") for _ in range(random.randrange(1, 60)))
        yield f"{digits}.{random.randrange(10 ** 30)}e{random.randrange(-360, 340)}"
        yield f"0x{random.getrandbits(random.choice((20, 60, 64, 70, 200))):x}p{random.randrange(-1300, 1100)}"


def assemble(options, text):
    source, binary = options.work / "floats.wat", options.work / "floats.out"
    source.write_text(text)
    return subprocess.run([options.ingot, "print", source, "-o", binary], capture_output=True, text=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ingot", default="ingot")
    parser.add_argument("--work", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    checked = 0
    for name, (mantissa_bits, exponent_bits, _) in FORMATS.items():
        cases = [(literal, round_to_bits(value_of(literal), mantissa_bits, exponent_bits))
                 for literal in literals(0) if abs(int(literal.lower().replace("_", "").rpartition(
                     "p" if "0x" in literal else "e")[2] or 0) if ("p" in literal or "e" in literal) else 0) < 10000]
        finite = [(literal, bits) for literal, bits in cases if bits is not None]
        # What is printed is a number again, and the shortest one with these bits: Python reads it exactly.
        text = "".join(f"({name}.const {literal}) drop\n" for literal, _ in finite)
        result = assemble(options, f"(func {text})")
        if result.returncode != 0:
            sys.exit(result.stderr)
        printed = [line.split()[-1].rstrip(")") for line in (options.work / "floats.out").read_text().splitlines()
                   if f"{name}.const" in line]
        assert len(printed) == len(finite)
        for (literal, bits), again in zip(finite, printed):
            checked += 1
            if round_to_bits(value_of(again), mantissa_bits, exponent_bits) != bits:
                sys.exit(f"{name}.const {literal}: printed as {again}, which is not 0x{bits:x}")
        # Each takes a process of its own, so not all of the random ones, which come last.
        for literal in [literal for literal, bits in cases if bits is None][:120]:
            checked += 1
            if "constant out of range" not in assemble(options, f"(func ({name}.const {literal}) drop)").stderr:
                sys.exit(f"{name}.const {literal} is out of range, but was accepted")
    print(f"{checked} literals")


if __name__ == "__main__":
    main()
