#!/usr/bin/env python3
"""Runs every vector instruction that is compiled, and wide arithmetic, on edge values and compares with simd_model.py.

Each instruction appears with its operands variable, constant, mixed, and all the same. Of a relaxed instruction, one of the
allowed behaviours must explain all results; with --option=--deterministic it must be the first. For each instruction there
is also a function that has it behind a trap. Deterministic for a given --seed.

    PATH=build/dev/bin:$PATH test/tools/simd_edges.py --output /tmp/simd --levels O0 O2
"""
import argparse
import random
import sys

import case_module
import numeric_edges
import op_rows
import simd_model
import wasm_model

SMALL = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 64, 0x55, 0x7E, 0x7F]
INTEGER_EDGES = {
    8: SMALL + [0xFF ^ value for value in SMALL],
    16: SMALL + [0x80, 0xFF, 0x100, 0x101, 0x3FFF, 0x4000, 0x5555, 0x7F80, 0x7FFE, 0x7FFF]
    + [0xFFFF ^ value for value in SMALL + [0x80, 0xFF, 0x100, 0x3FFF, 0x7FFE, 0x7FFF]],
    32: numeric_edges.INTEGERS + [0x7FFF, 0x8000, 0xFFFF7FFF, 0xFFFF8000, 0x10000],
    64: numeric_edges.LONG_INTEGERS,
}
SHIFT_AMOUNTS = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF]

# A parameter from a v128 local, and a result as one.
FROM_V128 = {"i32": "(i32x4.extract_lane 0 {})", "i64": "(i64x2.extract_lane 0 {})", "f32": "(f32x4.extract_lane 0 {})",
             "f64": "(f64x2.extract_lane 0 {})", "v128": "{}"}
TO_V128 = {"i32": "(i32x4.splat {})", "i64": "(i64x2.splat {})", "f32": "(f32x4.splat {})", "f64": "(f64x2.splat {})",
           "v128": "{}"}


def edges_of(kind, bits):
    return numeric_edges.EDGES[f"f{bits}"] if kind == "f" else INTEGER_EDGES[bits]


def operand_lanes(row):
    """Kind and width of the lanes of the v128 operands: the last shape in the name."""
    shapes = simd_model.SHAPE.findall(row.text.replace("i7x16", ""))
    return (shapes[-1][0], int(shapes[-1][1])) if shapes else ("i", 64)


def vectors(row, generator, limit):
    """Lists of operands: all combinations of lane edges if there are few, packed into vectors; else a random choice."""
    kind, bits = operand_lanes(row)
    edges = edges_of(kind, bits)
    count = sum(parameter == "v128" for parameter in row.parameters)
    per_vector = 128 // bits
    if len(edges) ** count <= limit * per_vector:
        columns = [[]]
        for _ in range(count):
            columns = [column + [edge] for column in columns for edge in edges]
        generator.shuffle(columns)
    else:
        columns = [[generator.choice(edges) for _ in range(count)] for _ in range(limit * per_vector)]
    columns += columns[:-len(columns) % per_vector]
    for at in range(0, len(columns), per_vector):
        yield [simd_model.join(operand, bits) for operand in zip(*columns[at:at + per_vector])]


def operand_choices(row, generator, limit):
    """Lists of operands for the row's parameters. What few bits decide (all_true, any_true) needs sparse vectors too."""
    if row.parameters[0] == "i64" and len(row.results) == 2:
        return [[generator.choice(INTEGER_EDGES[64]) for _ in row.parameters] for _ in range(limit)]
    if "v128" not in row.parameters:  # splat
        return [[value] for value in edges_of(*(row.parameters[0][0], int(row.parameters[0][1:])))]
    choices = list(vectors(row, generator, limit))
    if row.parameters == ["v128"]:
        choices += [[0], [2**128 - 1]] + [[1 << at] for at in range(0, 128, 4)] + [[2**128 - 1 ^ 0xFF << at]
                                                                                     for at in range(0, 128, 8)]
    if row.parameters[-1] == "v128":
        return choices
    scalars = SHIFT_AMOUNTS if "_lane" not in row.text else edges_of(row.parameters[1][0], int(row.parameters[1][1:]))
    return [operands + [scalar] for scalar in scalars for operands in generator.sample(choices, min(len(choices), 8))]


def immediates(row, generator):
    """The immediates to try: every lane, or some shuffles."""
    if row.immediates == "lane":
        return range(128 // operand_lanes(row)[1])
    if row.immediates == "shuffle":
        return [list(range(16)), list(range(16, 32)), [0] * 16, [31] * 16, list(range(31, 15, -1)),
                [index // 2 + 16 * (index % 2) for index in range(16)], [index | 1 for index in range(16)],
                *[[generator.randrange(32) for _ in range(16)] for _ in range(16)]]
    return [None]


def immediate_text(immediate):
    return "".join(f" {value}" for value in (immediate if isinstance(immediate, list) else [immediate]) if value is not None)


def constant(type_name, value):
    if type_name == "v128":
        low, high = simd_model.lanes(value, 64)
        return f"(v128.const i64x2 {low:#x} {high:#x})"
    return numeric_edges.constant(type_name, value)


def instruction(row, immediate, arguments):
    return f"({row.text}{immediate_text(immediate)} {' '.join(arguments)})"


def case_body(row, immediate, operands, fixed, sources):
    """Operand i is a constant where fixed[i], else comes from the local sources[i]."""
    if len(row.results) == 2:  # wide arithmetic: two i64 in each local
        arguments = [constant("i64", value) if is_fixed else f"(i64x2.extract_lane {source % 2} (local.get {source // 2}))"
                     for value, is_fixed, source in zip(operands, fixed, sources)]
        return (f"(local i64) {instruction(row, immediate, arguments)} (local.set 3) (i64x2.splat)"
                " (i64x2.replace_lane 1 (local.get 3))")
    arguments = [constant(type_name, value) if is_fixed else FROM_V128[type_name].format(f"(local.get {source})")
                 for type_name, value, is_fixed, source in zip(row.parameters, operands, fixed, sources)]
    return TO_V128[row.results[0]].format(instruction(row, immediate, arguments))


def parameters_of(row, operands):
    """The case's parameters, v128 each."""
    return [simd_model.join(pair, 64) for pair in zip(operands[::2], operands[1::2])] if len(row.results) == 2 else operands


class Suite:
    def __init__(self, generator, limit, constants):
        self.generator, self.limit, self.constants = generator, limit, constants
        self.module = case_module.CaseModule(form=case_module.VECTORS)
        self.checks = []  # (row, immediate, operands, form, record)

    def add_row(self, row):
        count = len(row.parameters)
        sources = list(range(count))
        for immediate in immediates(row, self.generator):
            choices = operand_choices(row, self.generator, self.limit)
            variable = self.module.add(case_body(row, immediate, [0] * count, [False] * count, sources))
            for operands in choices:
                self.checks.append((row, immediate, operands, "", (variable, *parameters_of(row, operands))))
            if len(set(row.parameters)) == 1 and 1 < count < 4:
                same = self.module.add(case_body(row, immediate, [0] * count, [False] * count, [0] * count))
                for operands in choices[:40]:
                    self.checks.append((row, immediate, operands[:1] * count, " same", (same, operands[0])))
            forms = [[bool(mask >> index & 1) for index in range(count)] for mask in range(1, 2**count)]
            for form in forms if count < 4 else forms[-1:]:
                for operands in self.generator.sample(choices, min(len(choices), self.constants)):
                    case = self.module.add(case_body(row, immediate, operands, form, sources))
                    self.checks.append((row, immediate, operands, f" constant {form}",
                                        (case, *parameters_of(row, operands))))
        self.module.unused.append(f"(func (unreachable) {row.text}"
                                  f"{immediate_text(list(immediates(row, self.generator))[-1])}{' (drop)' * len(row.results)})")


def is_right(row, immediate, operands, choice, result, deterministic):
    bits, expected = simd_model.evaluate(row.text, operands, immediate, choice)
    kind, source_bits = operand_lanes(row)
    inputs = [simd_model.lanes(value, source_bits) for value, type_name in zip(operands, row.parameters)
              if type_name == "v128" and kind == "f"]
    for index, (lane, value) in enumerate(zip(simd_model.lanes(result, bits), expected)):
        if value == wasm_model.NAN:
            operands_of_lane = [(values[index], source_bits) for values in inputs]
            if not wasm_model.is_arithmetic_nan(lane, bits, operands_of_lane, deterministic):
                return False
        elif lane != value:
            return False
    return True


def shown(row, immediate, operands, form):
    return f"{row.text}{immediate_text(immediate)} {', '.join(f'{value:#x}' for value in operands)}{form}"


def check(suite, results, deterministic):
    """The problems of one run."""
    wrong = []
    open_choices = {family: [0] if deterministic else list(range(count))
                    for family, count in simd_model.RELAXED_CHOICES.items()}
    for (row, immediate, operands, form, _), result in zip(suite.checks, results):
        family = simd_model.relaxed_family(row.text)
        right = [choice for choice in (open_choices[family] if family else [0])
                 if is_right(row, immediate, operands, choice, result, deterministic)]
        if not right:
            bits, expected = simd_model.evaluate(row.text, operands, immediate)
            got = simd_model.lanes(result, bits, len(expected))
            wrong.append(f"{shown(row, immediate, operands, form)}: expected "
                         f"{[value if value == wasm_model.NAN else hex(value) for value in expected]}, "
                         f"got {[hex(value) for value in got]}")
        elif family:
            open_choices[family] = right
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", required=True, help="where to put the module and executables (a path prefix)")
    parser.add_argument("--levels", nargs="+", default=["O0", "O2"])
    parser.add_argument("--option", action="append", default=[], help="for ingot, say --option=--deterministic")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vectors", type=int, default=100, help="vectors tried for each instruction and immediate, about")
    parser.add_argument("--constants", type=int, default=2, help="vectors tried as constants, for each form")
    parser.add_argument("--only", default="", help="instructions with this in their name")
    options = parser.parse_args()

    suite = Suite(random.Random(options.seed), options.vectors, options.constants)
    for row in op_rows.compiled_rows("simd", "numeric"):
        is_ours = row.chapter == "simd" or row.feature == "wide_arithmetic"
        if is_ours and "memarg" not in row.immediates and row.parameters and options.only in row.text:
            suite.add_row(row)
    suite.module.write(options.output)
    failures = 0
    for level in options.levels:
        command = case_module.compile_module(options.output, level, *options.option, suffix=".wat")
        results = case_module.run_batch(command, [record for *_, record in suite.checks], case_module.VECTORS)
        wrong = check(suite, results, "--deterministic" in options.option)
        for problem in wrong[:20]:
            print(f"-{level}: {problem}")
        failures += len(wrong)
        print(f"-{level} {' '.join(options.option)}: {len(suite.checks)} results checked, {len(wrong)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
