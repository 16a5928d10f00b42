#!/usr/bin/env python3
"""Compares every load, store and atomic access with a model of memory, at the edges where compilers have gone wrong.

Each instruction x kind of memory x way to form the address x offset x address around the end of memory, and where the
sum would wrap. A load appears also with its result unused: it must still trap, at every optimisation level and with
guards as with checks. Deterministic for a given --seed.

    PATH=build/dev/bin:$PATH test/tools/memory_edges.py --output /tmp/memory --levels O0 O3 --memories i64-grown
"""
import argparse
import dataclasses
import itertools
import random
import re
import sys

import case_module
import op_rows
import simd_model
import wasm_model

PAGE = 65536


@dataclasses.dataclass(frozen=True)
class MemoryKind:
    name: str
    pages: int
    grown: int = 0  # further pages, by memory.grow
    address: str = "i32"
    page_size: int = PAGE
    shared: bool = False
    bounds: tuple = ("--bounds=check",)
    own: bool = True  # memory 1, beside the one the program reads and writes with

    @property
    def bits(self):
        return wasm_model.width(self.address)

    @property
    def size(self):
        return (self.pages + self.grown) * self.page_size

    def declaration(self):
        maximum = f" {self.pages + self.grown + 1} shared" if self.shared else ""
        page_size = f" (pagesize {self.page_size})" if self.page_size != PAGE else ""
        return f"(memory {self.address} {self.pages}{maximum}{page_size})"


BOTH = ("--bounds=guard", "--bounds=check")
MEMORY_KINDS = [
    MemoryKind("i32", 1, bounds=BOTH, own=False),
    MemoryKind("i32-grown", 1, grown=2, bounds=BOTH, own=False),
    MemoryKind("i32-full", PAGE, bounds=BOTH, own=False),
    MemoryKind("i32-second", 2, bounds=BOTH),
    MemoryKind("i32-shared", 1, grown=1, shared=True, bounds=BOTH),
    MemoryKind("i64", 1, address="i64"),
    MemoryKind("i64-grown", 1, grown=2, address="i64"),
    MemoryKind("i64-beyond-4gib", 1, grown=PAGE, address="i64"),
    MemoryKind("i64-shared", 1, grown=1, address="i64", shared=True),
    MemoryKind("i32-small-pages", 1000, page_size=1),
    MemoryKind("i32-small-pages-grown", 100, grown=PAGE + 3, page_size=1),
    MemoryKind("i64-small-pages", 4097, address="i64", page_size=1),
]

OFFSETS = {
    "i32": [0, 1, 7, 8, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF8, 0xFFFFFFFF],
    "i64": [0, 1, 7, 8, 0xFFFF, 0x10000, 0xFFFFFFF8, 0xFFFFFFFF, 0x100000000, 2**47, 2**63 - 1, 2**63, 2**64 - 16,
            2**64 - 8, 2**64 - 2, 2**64 - 1],
}

# The address operand: `{a}` is parameter 0 in the address type `{t}`. Each with what it computes.
ADDRESS_FORMS = {
    "variable": ("{a}", lambda a: a),
    "sum": ("({t}.add {a} ({t}.const -16))", lambda a: a - 16),
    "shift": ("({t}.shl {a} ({t}.const 3))", lambda a: a << 3),
    "product": ("({t}.mul {a} ({t}.const 12))", lambda a: a * 12),
}


class Access:
    """One instruction with a memarg and what it does to `bytes` bytes of memory."""

    def __init__(self, row):
        self.text = row.text
        self.is_atomic = row.chapter == "atomics"
        self.type_name = row.text.split(".")[0]
        operation = re.search(r"load|store|add|sub|and|or|xor|xchg|cmpxchg", row.text.split("rmw")[-1].split(".", 1)[1])
        self.operation = "cmpxchg" if "cmpxchg" in row.text else operation.group(0)
        narrow = re.search(r"(?:load|store|rmw)(\d+)", row.text)
        self.bytes = (int(narrow.group(1)) if narrow else wasm_model.width(self.type_name)) // 8
        self.is_signed = row.text.endswith("_s")

    def result(self, old):
        """The case's i64 result, from the bytes that were there."""
        if self.operation == "store":
            return 0
        if not self.is_signed:
            return old
        return wasm_model.wrap(wasm_model.signed(old, 8 * self.bytes), wasm_model.width(self.type_name))

    def new_value(self, old, operand):
        """What it leaves in memory, or None for what it leaves alone."""
        operand = wasm_model.wrap(operand, 8 * self.bytes)
        if self.operation == "load" or self.operation == "cmpxchg" and old != operand:
            return None
        return wasm_model.wrap({"store": operand, "add": old + operand, "sub": old - operand, "and": old & operand,
                                "or": old | operand, "xor": old ^ operand, "xchg": operand,
                                "cmpxchg": operand + 1}[self.operation], 8 * self.bytes)


class VectorAccess(Access):
    """A vector load or store. Of a load the case gives a mix of both halves of the result; what is stored is the case's
    operand in both halves; what a lane is loaded into is VECTOR."""
    VECTOR = 0x0123456789ABCDEF_F0E1D2C3B4A59687

    def __init__(self, row, lane):
        self.text, self.is_atomic, self.type_name, self.lane = row.text, False, "v128", lane
        self.operation = "store" if "store" in row.text else "load"
        width = re.search(r"(?:load|store)(\d+)", row.text)
        self.lane_bits = int(width.group(1)) if width else 128
        self.is_extending = "x" in row.text.split(".")[1]
        self.bytes = 8 if self.is_extending else self.lane_bits // 8

    @property
    def operand_wat(self):
        if self.operation == "store":
            return ["(i64x2.splat (local.get 1))"]
        return [] if self.lane is None else [f"(v128.const i64x2 {self.VECTOR % 2**64:#x} {self.VECTOR >> 64:#x})"]

    def vector(self, old):
        if self.is_extending:
            return simd_model.join([simd_model.extension(value, self.lane_bits, 2 * self.lane_bits, self.text.endswith("_s"))
                                    for value in simd_model.lanes(old, self.lane_bits, 64 // self.lane_bits)],
                                   2 * self.lane_bits)
        if self.text.endswith("_splat"):
            return simd_model.join([old] * (128 // self.lane_bits), self.lane_bits)
        if self.lane is not None:
            return simd_model.join(simd_model.with_lane(self.VECTOR, self.lane_bits, self.lane, old), self.lane_bits)
        return old

    def result(self, old):
        if self.operation == "store":
            return 0
        low, high = simd_model.lanes(self.vector(old), 64)
        return low ^ wasm_model.rotl(high, 1, 64)

    def new_value(self, old, operand):
        operand = wasm_model.wrap(operand, 64)
        both = operand << 64 | operand
        return simd_model.lanes(both, self.lane_bits)[self.lane or 0] if self.operation == "store" else None


class MemoryModel:
    """The bytes the program filled its memory with, and those stored since."""

    def __init__(self, kind):
        self.size, self.ranges, self.written = kind.size, fill_ranges(kind), {}

    def byte(self, address):
        if address in self.written:
            return self.written[address]
        return (address * 167 + 13) & 0xFF if any(start <= address < end for start, end in self.ranges) else 0

    def load(self, address, count):
        return int.from_bytes(bytes(self.byte(address + i) for i in range(count)), "little")

    def store(self, address, count, value):
        for i, byte in enumerate(value.to_bytes(count, "little")):
            self.written[address + i] = byte


def first_usable(kind):
    """Below, the program's own reads and writes interfere."""
    return 0 if kind.own else case_module.SCRATCH


def fill_ranges(kind):
    """The parts of memory the program fills with a pattern: the first page but the scratch bytes, and the end."""
    ranges = [(first_usable(kind), min(kind.size, PAGE))]
    if kind.size > PAGE:
        ranges.append((kind.size - 64, kind.size))
    return ranges


def prepare(kind):
    """WAT that grows the memory and fills it; bytes above 2 GiB need unsigned addresses, which is the point."""
    t, m = kind.address, int(kind.own)
    grow = f"(drop (memory.grow {m} ({t}.const {kind.grown})))" if kind.grown else ""
    low = "(local.get $at)" if t == "i32" else "(i32.wrap_i64 (local.get $at))"
    loops = "".join(f"""
    (local.set $at ({t}.const {start}))
    (loop $fill{number}
      (i32.store8 {m} (local.get $at) (i32.add (i32.mul {low} (i32.const 167)) (i32.const 13)))
      (local.set $at ({t}.add (local.get $at) ({t}.const 1)))
      (br_if $fill{number} ({t}.ne (local.get $at) ({t}.const {end % 2**kind.bits}))))"""
                    for number, (start, end) in enumerate(fill_ranges(kind)))
    return f"(local $at {t})\n    {grow}{loops}"


FROM_I64 = {"i32": "(i32.wrap_i64 {})", "i64": "{}", "f32": "(f32.reinterpret_i32 (i32.wrap_i64 {}))",
            "f64": "(f64.reinterpret_i64 {})"}
TO_I64 = {"i32": "(i64.extend_i32_u {})", "i64": "{}", "f32": "(i64.extend_i32_u (i32.reinterpret_f32 {}))",
          "f64": "(i64.reinterpret_f64 {})"}


def case_body(kind, access, address, offset, dead):
    lane = ""
    if access.type_name == "v128":
        operands, lane = access.operand_wat, "" if access.lane is None else f"{access.lane} "
    else:
        operands = [] if access.operation == "load" else [FROM_I64[access.type_name].format("(local.get 1)")]
    if access.operation == "cmpxchg":
        t = access.type_name
        operands.append(f"({t}.add {operands[0]} ({t}.const 1))")
    memory = "1 " if kind.own else ""
    wat = f"({access.text} {memory}offset={offset} {lane}{address} {' '.join(operands)})"
    if access.operation == "store":
        return f"{wat} (i64.const 0)"
    if access.type_name == "v128" and not dead:
        return (f"(local v128) (i64.xor (i64x2.extract_lane 0 (local.tee 2 {wat}))"
                " (i64.rotl (i64x2.extract_lane 1 (local.get 2)) (i64.const 1)))")
    return f"(drop {wat}) (i64.const 0)" if dead else TO_I64[access.type_name].format(wat)


def parameter_choices(kind, offset, count):
    """Parameters whose address lands around the end of memory, at its begin, where the sum wraps, and the extremes."""
    end = kind.size - offset - count
    around = [end + delta for delta in (-16, -8, -1, 0, 1, 2, count, 16, 32)]
    wrapping = [2**kind.bits - offset + delta for delta in (-1, 0, 8, 256)]
    through_forms = around + [a >> 3 for a in around] + [a // 12 for a in around]
    extremes = [0, 256, 0x1FFFFFFF, 0x20000000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF, 2**32, 2**33,
                2**32 + 256, 2**47, 2**63, 2**64 - 16, 2**64 - 1]
    return list(dict.fromkeys(a for a in through_forms + wrapping + extremes if 0 <= a < 2**kind.bits))


@dataclasses.dataclass
class Case:
    description: str
    access: Access
    dead: bool
    address: int  # the effective one, as a mathematical integer
    number: int
    parameter: int


def choose(generator, combinations, share):
    """A random share of them, but at least one: no instruction is left out."""
    return generator.sample(combinations, max(1, round(share * len(combinations))))


def build_cases(module, kind, generator, share):
    """A random share of all combinations, for each instruction, and for loads also with the result unused."""
    cases = []
    parameter = "(i32.wrap_i64 (local.get 0))" if kind.address == "i32" else "(local.get 0)"
    for row in op_rows.compiled_rows("memory", "atomics", "simd"):
        if "memarg" not in row.immediates or row.name.startswith("memory_atomic"):
            continue
        if row.chapter == "simd":
            lane_count = 128 // int(re.search(r"\d+", row.text.split("load")[-1].split("store")[-1]).group()) \
                if row.immediates == "memarg_lane" else 0
            access = VectorAccess(row, generator.randrange(lane_count) if lane_count else None)
        else:
            access = Access(row)
        combinations = list(itertools.product(ADDRESS_FORMS, OFFSETS[kind.address]))
        for dead in ([False] if access.operation == "store" else [False, True]):
            for form, offset in choose(generator, combinations, share):
                text, compute = ADDRESS_FORMS[form]
                number = module.add(
                    case_body(kind, access, text.format(a=parameter, t=kind.address), offset, dead))
                label = f"{row.text}{' unused' if dead else ''} offset={offset:#x} {form}"
                cases += [Case(f"{label} {choice:#x}", access, dead, compute(choice) % 2**kind.bits + offset, number,
                               choice)
                          for choice in parameter_choices(kind, offset, access.bytes)]
        # The same with a constant address, which the optimiser folds into the instruction.
        constants = [(offset, address) for offset in (0, 1, OFFSETS[kind.address][-1])
                     for address in (kind.size - offset - access.bytes, kind.size - offset - access.bytes + 1,
                                     0x80000000, 0xFFFFFFFF, 2**63, 2**64 - 1) if 0 <= address < 2**kind.bits]
        for offset, address in choose(generator, constants, share):
            constant = f"({kind.address}.const {wasm_model.signed(address, kind.bits)})"
            number = module.add(case_body(kind, access, constant, offset, dead=False))
            cases.append(Case(f"{row.text} offset={offset:#x} constant {address:#x}", access, False, address + offset,
                              number, 0))
    return cases


def expected_trap(kind, case):
    """The trap's message; None if there is none. The alignment of an atomic access is checked first."""
    if case.access.is_atomic and case.address % case.access.bytes != 0:
        return "unaligned atomic"
    return "out of bounds memory access" if case.address + case.access.bytes > kind.size else None


def check(label, command, kind, cases, generator, trap_limit):
    """Runs the cases that stay inside memory as one batch, and of the others at most trap_limit, one by one."""
    model = MemoryModel(kind)
    trapping = [case for case in cases if expected_trap(kind, case)]
    inside = [case for case in cases if not expected_trap(kind, case) and case.address >= first_usable(kind)]
    records, expected = [], []
    for case in inside:
        access, old = case.access, model.load(case.address, case.access.bytes)
        # A comparison with what is there succeeds, one with random bits hardly ever.
        operand = wasm_model.wrap(old, 64) if generator.random() < 0.5 else generator.getrandbits(64)
        records.append((case.number, case.parameter, operand))
        expected.append(0 if case.dead else access.result(old))
        new = access.new_value(old, operand)
        if new is not None:
            model.store(case.address, access.bytes, new)
    wrong = [f"{case.description}: expected {right:#x}, got {result:#x}"
             for case, right, result in zip(inside, expected, case_module.run_batch(command, records))
             if result != right]
    trapping = generator.sample(trapping, min(trap_limit, len(trapping)))
    for case in trapping:
        message = case_module.trap_of(command, (case.number, case.parameter, generator.getrandbits(64)))
        if not message.startswith(expected_trap(kind, case)):
            wrong.append(f"{case.description}: {message}")
    for line in wrong[:20]:
        print(f"{label}: {line}")
    print(f"{label}: {len(inside)} accesses and {len(trapping)} traps checked, {len(wrong)} wrong")
    return len(wrong)


def main():
    names = [kind.name for kind in MEMORY_KINDS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", required=True, help="where to put the modules and executables (a path prefix)")
    parser.add_argument("--levels", nargs="+", default=["O0", "O2"])
    parser.add_argument("--memories", nargs="+", default=names, choices=names)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.02, help="share of all combinations tried")
    parser.add_argument("--traps", type=int, default=60, help="trapping cases run for each memory, level and bounds")
    options = parser.parse_args()

    failures = 0
    for kind in MEMORY_KINDS:
        if kind.name not in options.memories:
            continue
        generator = random.Random(options.seed)
        module = case_module.CaseModule(pages=1 if kind.own else kind.pages, prepare=prepare(kind),
                                        declarations=kind.declaration() if kind.own else "")
        cases = build_cases(module, kind, generator, options.share)
        path = f"{options.output}.{kind.name}"
        module.write(path)
        for level in options.levels:
            for bounds in kind.bounds:
                command = case_module.compile_module(path, level, bounds, suffix=".wat")
                failures += check(f"{kind.name} -{level} {bounds}", command, kind, cases,
                                  random.Random(options.seed), options.traps)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
