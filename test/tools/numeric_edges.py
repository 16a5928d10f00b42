#!/usr/bin/env python3
"""Runs every numeric instruction that is compiled over pairs of edge values and compares with wasm_model.py.

Each instruction appears with its operands variable, constant, and mixed, since the optimiser treats each differently
(where many a compiler was wrong). Deterministic for a given --seed.

    PATH=build/dev/bin:$PATH test/tools/numeric_edges.py --output /tmp/edges --levels O0 O2
"""
import argparse
import random
import sys

import case_module
import op_rows
import wasm_model

INTEGERS = [0, 1, 2, 3, 7, 31, 32, 33, 63, 64, 65, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x12345678,
            0x7FFFFFFF, 0x80000000, 0x80000001, 0xFFFFFFFE, 0xFFFFFFFF]
LONG_INTEGERS = INTEGERS + [0x100000000, 0x123456789ABCDEF0, 0x7FFFFFFFFFFFFFFF, 0x8000000000000000,
                            0x8000000000000001, 0xFFFFFFFF80000000, 0xFFFFFFFFFFFFFFFE, 0xFFFFFFFFFFFFFFFF]
# Exact in text: zeros, ones, halves (ties), the ends of the formats, and both sides of every integer type's range.
MAGNITUDES = ["0x0p+0", "0x1p+0", "0x1p-1", "0x1.8p+0", "0x1.4p+1", "0x1.cp+1", "0x1.fffffep-1", "0x1.fffffffffffffp-1",
              "0x1p-149", "0x1p-126", "0x1.fffffep+127", "0x1p-1074", "0x1p-1022", "0x1.fffffffffffffp+1023",
              "0x1p+23", "0x1p+52", "0x1.8p+22", "0x1.0000000000001p+52",
              "0x1.fffffffcp+30", "0x1.fffffffep+30", "0x1p+31", "0x1.00000002p+31", "0x1.000002p+31",
              "0x1.fffffffep+31", "0x1.ffffffffp+31", "0x1p+32", "0x1.fffffep+62", "0x1.fffffffffffffp+62", "0x1p+63",
              "0x1.000002p+63", "0x1.0000000000001p+63", "0x1.fffffep+63", "0x1.fffffffffffffp+63", "0x1p+64"]


def float_edges(bits):
    edges = []
    for magnitude in MAGNITUDES:
        pattern = wasm_model.from_float(float.fromhex(magnitude), bits)
        edges += [pattern, pattern | 1 << (bits - 1)]
    exponent, quiet = (0x7F800000, 0x400000) if bits == 32 else (0x7FF0000000000000, 0x8000000000000)
    for special in (exponent, exponent | quiet, exponent | quiet | 5, exponent | 1):  # infinity; NaNs, the last signaling
        edges += [special, special | 1 << (bits - 1)]
    return list(dict.fromkeys(edges))


EDGES = {"i32": INTEGERS, "i64": LONG_INTEGERS, "f32": float_edges(32), "f64": float_edges(64)}

FROM_I64 = {"i32": "(i32.wrap_i64 {})", "i64": "{}", "f32": "(f32.reinterpret_i32 (i32.wrap_i64 {}))",
            "f64": "(f64.reinterpret_i64 {})"}
TO_I64 = {"i32": "(i64.extend_i32_u {})", "i64": "{}", "f32": "(i64.extend_i32_u (i32.reinterpret_f32 {}))",
          "f64": "(i64.reinterpret_f64 {})"}


def constant(type_name, value):
    bits = wasm_model.width(type_name)
    if type_name[0] == "i":
        return f"({type_name}.const {wasm_model.signed(value, bits)})"
    minus = "-" if value >> (bits - 1) else ""
    if wasm_model.is_nan(value, bits):
        fraction = value & ((1 << (23 if bits == 32 else 52)) - 1)
        return f"({type_name}.const {minus}nan:{fraction:#x})"
    number = wasm_model.to_float(wasm_model.wrap(value, bits - 1), bits)
    return f"({type_name}.const {minus}{'inf' if number == float('inf') else number.hex()})"


def case_body(row, operands, fixed):
    """The WAT of one instruction; operand i is a constant where fixed[i], else the case's i-th parameter."""
    arguments = [constant(type_name, value) if is_fixed else FROM_I64[type_name].format(f"(local.get {index})")
                 for index, (type_name, value, is_fixed) in enumerate(zip(row.parameters, operands, fixed))]
    return TO_I64[row.results[0]].format(f"({row.text} {' '.join(arguments)})")


def is_right(row, operands, expected, result, deterministic):
    if expected != wasm_model.NAN:
        return result == expected
    floats = [(value, wasm_model.width(type_name)) for type_name, value in zip(row.parameters, operands)
              if type_name[0] == "f"]
    return wasm_model.is_arithmetic_nan(result, wasm_model.width(row.results[0]), floats, deterministic)


class Suite:
    """All cases: those that return, as one batch, and those that trap, each on its own."""

    def __init__(self):
        self.module = case_module.CaseModule()
        self.returning = []  # (row, operands, fixed, expected, record)
        self.trapping = []   # likewise; expected is the message
        self.variable_case = {}

    def add(self, row, operands, fixed):
        if any(fixed):
            case = self.module.add(case_body(row, operands, fixed))
        else:
            if row.text not in self.variable_case:
                self.variable_case[row.text] = self.module.add(case_body(row, operands, fixed))
            case = self.variable_case[row.text]
        record = (case, *operands)
        try:
            expected = wasm_model.evaluate(row.text, *operands)
            self.returning.append((row, operands, fixed, expected, record))
        except wasm_model.Trap as trap:
            self.trapping.append((row, operands, fixed, str(trap), record))


def build_suite(generator, constant_share, trap_share):
    suite = Suite()
    for row in op_rows.compiled_rows("numeric", "convert"):
        if not row.parameters or row.feature == "wide_arithmetic":
            continue  # the constants themselves are in every case; simd_edges.py has wide arithmetic
        if len(row.parameters) == 1:
            choices, forms = [(a,) for a in EDGES[row.parameters[0]]], [(True,)]
        else:
            choices = [(a, b) for a in EDGES[row.parameters[0]] for b in EDGES[row.parameters[1]]]
            forms = [(True, False), (False, True), (True, True)]
        for operands in choices:
            suite.add(row, operands, (False,) * len(operands))
        for form in forms:
            for operands in generator.sample(choices, max(8, int(len(choices) * constant_share))):
                suite.add(row, operands, form)
    suite.trapping = generator.sample(suite.trapping, int(len(suite.trapping) * trap_share))
    return suite


def describe(row, operands, fixed):
    shown = [f"{value:#x}{' constant' if is_fixed else ''}" for value, is_fixed in zip(operands, fixed)]
    return f"{row.text} {', '.join(shown)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", required=True, help="where to put the module and executables (a path prefix)")
    parser.add_argument("--levels", nargs="+", default=["O0", "O2"])
    parser.add_argument("--option", action="append", default=[], help="for ingot, say --option=--deterministic")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--returning", type=float, default=1, help="share of the cases run that return")
    parser.add_argument("--constants", type=float, default=0.02, help="share of the pairs tried as constants")
    parser.add_argument("--traps", type=float, default=0.2, help="share of the trapping cases run")
    options = parser.parse_args()

    suite = build_suite(random.Random(options.seed), options.constants, options.traps)
    suite.returning = random.Random(options.seed).sample(suite.returning, int(len(suite.returning) * options.returning))
    suite.module.assemble(options.output)
    failures = 0
    for level in options.levels:
        command = case_module.compile_module(options.output, level, *options.option)
        results = case_module.run_batch(command, [record for *_, record in suite.returning],
                                        input_ends=not any(option.endswith("-none") for option in options.option))
        wrong = [(f"expected {expected if expected == wasm_model.NAN else hex(expected)}, got {result:#x}", row, operands, fixed)
                 for (row, operands, fixed, expected, _), result in zip(suite.returning, results)
                 if not is_right(row, operands, expected, result, "--deterministic" in options.option)]
        for row, operands, fixed, expected, record in suite.trapping:
            message = case_module.trap_of(command, record)
            if not message.startswith(expected):
                wrong.append((f"expected trap '{expected}', got '{message}'", row, operands, fixed))
        for problem, row, operands, fixed in wrong[:20]:
            print(f"-{level}: {describe(row, operands, fixed)}: {problem}")
        failures += len(wrong)
        print(f"-{level}: {len(suite.returning)} results and {len(suite.trapping)} traps checked, {len(wrong)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
