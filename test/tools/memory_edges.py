#!/usr/bin/env python3
"""Compares every load and store with a model of memory, at the edges where compilers have gone wrong.

Each instruction x way to form the address x offset x address around the end of memory. A load appears also with its
result unused: it must still trap, at every optimisation level. Deterministic for a given --seed.

    PATH=build/dev/bin:$PATH test/tools/memory_edges.py --output /tmp/memory --levels O0 O3
"""
import argparse
import random
import re
import sys

import case_module
import op_rows
import wasm_model

PAGE = 65536
OFFSETS = [0, 1, 7, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF8, 0xFFFFFFFF]

# The address operand, from parameter 0: `{a}` is it as an i32. Each with what it computes.
ADDRESS_FORMS = {
    "variable": ("{a}", lambda a: a),
    "sum": ("(i32.add {a} (i32.const -16))", lambda a: (a - 16) % 2**32),
    "shift": ("(i32.shl {a} (i32.const 3))", lambda a: (a << 3) % 2**32),
    "product": ("(i32.mul {a} (i32.const 12))", lambda a: a * 12 % 2**32),
}


class Access:
    """One load or store instruction and what it does to `bits` bits of memory."""

    def __init__(self, row):
        self.text = row.text
        self.is_store = "store" in row.text
        self.type_name = row.text.split(".")[0]
        narrow = re.search(r"(?:load|store)(\d+)", row.text)
        self.bytes = (int(narrow.group(1)) if narrow else wasm_model.width(self.type_name)) // 8
        self.is_signed = row.text.endswith("_s")

    def widen(self, value):
        """What a load makes of the bytes, as the case's i64 result."""
        if not self.is_signed:
            return value
        return wasm_model.wrap(wasm_model.signed(value, 8 * self.bytes), wasm_model.width(self.type_name))


class MemoryModel:
    """The bytes the program filled its memory with, and those stored since."""

    def __init__(self, size, filled):
        self.size, self.filled, self.written = size, filled, {}

    def byte(self, address):
        return self.written.get(address, (address * 167 + 13) & 0xFF if self.filled(address) else 0)

    def load(self, address, count):
        return int.from_bytes(bytes(self.byte(address + i) for i in range(count)), "little")

    def store(self, address, count, value):
        for i, byte in enumerate(wasm_model.wrap(value, 8 * count).to_bytes(count, "little")):
            self.written[address + i] = byte


def fill_ranges(size):
    """The parts of memory the program fills with a pattern: the first page but the scratch bytes, and the end."""
    ranges = [(case_module.SCRATCH, min(size, PAGE))]
    if size > PAGE:
        ranges.append((size - 64, size))
    return ranges


def prepare(pages, grown):
    """WAT that grows the memory and fills it; bytes above 2 GiB need unsigned addresses, which is the point."""
    grow = f"(drop (memory.grow (i32.const {grown})))" if grown else ""
    loops = "".join(f"""
    (local.set $at (i32.const {wasm_model.signed(start, 32)}))
    (loop $fill{number}
      (i32.store8 (local.get $at) (i32.add (i32.mul (local.get $at) (i32.const 167)) (i32.const 13)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $fill{number} (i32.ne (local.get $at) (i32.const {wasm_model.signed(end % 2**32, 32)}))))"""
                    for number, (start, end) in enumerate(fill_ranges((pages + grown) * PAGE)))
    return f"(local $at i32)\n    {grow}{loops}"


def access_wat(access, address, offset, value="(local.get 1)"):
    converted = {"i32": "(i32.wrap_i64 {})", "i64": "{}", "f32": "(f32.reinterpret_i32 (i32.wrap_i64 {}))",
                 "f64": "(f64.reinterpret_i64 {})"}[access.type_name].format(value)
    operand = f" {converted}" if access.is_store else ""
    return f"({access.text} offset={offset} {address}{operand})"


def case_body(access, address, offset, dead):
    wat = access_wat(access, address, offset)
    if access.is_store:
        return f"{wat} (i64.const 0)"
    if dead:
        return f"(drop {wat}) (i64.const 0)"
    return {"i32": "(i64.extend_i32_u {})", "i64": "{}", "f32": "(i64.extend_i32_u (i32.reinterpret_f32 {}))",
            "f64": "(i64.reinterpret_f64 {})"}[access.type_name].format(wat)


def parameter_choices(size, offset, count):
    """Parameters whose address lands around the end of memory, and the extremes of the type."""
    end = size - offset - count
    around = [end + delta for delta in (-16, -1, 0, 1, 2, count, 16, 32)]
    through_forms = around + [a >> 3 for a in around] + [a // 12 for a in around]
    extremes = [0, 256, 0x1FFFFFFF, 0x20000000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF]
    return list(dict.fromkeys(a for a in through_forms + extremes if 0 <= a < 2**32))


def build_cases(module, size, generator, share):
    """Returns (description, access, dead, effective address, record) of a random share of all combinations."""
    cases = []
    for row in op_rows.compiled_rows("memory"):
        if row.immediates != "memarg":
            continue
        access = Access(row)
        for form, (text, compute) in ADDRESS_FORMS.items():
            for offset in OFFSETS:
                for dead in ([False] if access.is_store else [False, True]):
                    if generator.random() >= share:
                        continue
                    number = module.add(case_body(access, text.format(a="(i32.wrap_i64 (local.get 0))"), offset, dead))
                    for parameter in parameter_choices(size, offset, access.bytes):
                        record = (number, parameter, generator.getrandbits(64))
                        cases.append((f"{row.text} offset={offset:#x} {form} {parameter:#x}{' unused' if dead else ''}",
                                      access, dead, compute(parameter) + offset, record))
        # The same with a constant address, which the optimiser folds into the instruction.
        for offset in (0, 1, 0xFFFFFFFF):
            for address in (size - offset - access.bytes, size - offset - access.bytes + 1, 0xFFFFFFFF, 0x80000000):
                if 0 <= address < 2**32 and generator.random() < share:
                    body = case_body(access, f"(i32.const {wasm_model.signed(address, 32)})", offset, dead=False)
                    record = (module.add(body), 0, generator.getrandbits(64))
                    cases.append((f"{row.text} offset={offset:#x} constant {address:#x}", access, False,
                                  address + offset, record))
    return cases


def check(level, executable, size, cases, generator, trap_limit):
    """Runs the cases that stay inside memory as one batch, and of the others at most trap_limit, one by one."""
    ranges = fill_ranges(size)
    model = MemoryModel(size, lambda address: any(start <= address < end for start, end in ranges))
    inside, outside = [], []
    for case in cases:
        _, access, _, address, _ = case
        if address + access.bytes > size:
            outside.append(case)
        elif address >= case_module.SCRATCH:  # below, the program's own reads and writes interfere
            inside.append(case)
    wrong = []
    results = case_module.run_batch([executable], [record for *_, record in inside])
    for (description, access, dead, address, record), result in zip(inside, results):
        expected = 0
        if access.is_store:
            model.store(address, access.bytes, record[2])
        elif not dead:
            expected = access.widen(model.load(address, access.bytes))
        if result != expected:
            wrong.append(f"{description}: expected {expected:#x}, got {result:#x}")
    outside = generator.sample(outside, min(trap_limit, len(outside)))
    for description, _, _, _, record in outside:
        message = case_module.trap_of([executable], record)
        if not message.startswith("out of bounds memory access"):
            wrong.append(f"{description}: {message}")
    for line in wrong[:20]:
        print(f"-{level}: memory of {size:#x} bytes: {line}")
    print(f"-{level}: memory of {size:#x} bytes: {len(inside)} accesses and {len(outside)} traps checked, "
          f"{len(wrong)} wrong")
    return len(wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", required=True, help="where to put the modules and executables (a path prefix)")
    parser.add_argument("--levels", nargs="+", default=["O0", "O2"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.1, help="share of all combinations tried")
    parser.add_argument("--traps", type=int, default=300, help="trapping cases run for each memory and level")
    options = parser.parse_args()

    failures = 0
    for pages, grown in ((1, 0), (1, 2), (65536, 0)):
        generator = random.Random(options.seed)
        module = case_module.CaseModule(pages=pages, prepare=prepare(pages, grown))
        size = (pages + grown) * PAGE
        cases = build_cases(module, size, generator, options.share)
        path = f"{options.output}.{pages}+{grown}"
        module.assemble(path)
        for level in options.levels:
            executable = case_module.compile_module(path, level)
            failures += check(level, executable, size, cases, random.Random(options.seed), options.traps)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
