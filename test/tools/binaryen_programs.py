#!/usr/bin/env python3
"""binaryen_programs.py --work FOLDER [--node PATH]: random modules of Binaryen's fuzzer, compiled in several ways and under V8.

`wasm-opt --translate-to-fuzz` (package binaryen) makes a module of random bytes. Some of them make a program: one more module calls every
function that they export with arguments of all kinds, and writes what each returns and a hash of its memory; in between they log what
they please. Records, and how each case ends that traps, must be the same natively at each of the --levels and with each set of --variants of the options, and
under V8 with --node. The bits of NaNs are not defined: in these modules zero takes their place, but for vectors. A program that does
something else with --deterministic than without depends on them; of that all that counts is that it does the same at all levels with
--deterministic. The same modules are made for a given --seed and version of Binaryen. A program that shows a difference stays in FOLDER; its
driver.wat has a function for each case.

    PATH=build/release/bin:$PATH test/tools/binaryen_programs.py --work /tmp/binaryen --node node --modules 100000 --jobs 2
"""
import collections
import os
import random
import shutil
import subprocess
import sys

import campaign
import loop_programs
from loop_generator import BEGIN, END, PRINT, RECORD

# What Binaryen 108 makes of more is not valid (threads, references).
FEATURES = ["--mvp-features", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-mutable-globals",
            "--enable-simd", "--enable-multivalue"]
TYPES = {0x7f: "i32", 0x7e: "i64", 0x7d: "f32", 0x7c: "f64", 0x7b: "v128"}
VALUES = {
    "i32": ["0", "1", "-1", "2", "7", "31", "255", "4096", "65535", "65536", "1048568", "0x7fffffff", "0x80000000", "0xfffffff0"],
    "i64": ["0", "1", "-1", "63", "255", "65536", "0x7fffffff", "0xffffffff", "0x100000000", "0x7fffffffffffffff", "0x8000000000000000"],
    "f32": ["0", "-0", "1", "-1.5", "0x1p-149", "3e9", "-2147483648", "1e30", "inf", "-inf"],
    "f64": ["0", "-0", "1", "-1.5", "0x1p-1074", "5e9", "-2147483649", "1e300", "inf", "-inf"],
    "v128": ["i32x4 0 0 0 0", "i32x4 -1 -1 -1 -1", "i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", "f32x4 1 -2 0.5 -0", "f64x2 1e300 -3",
             "i64x2 0x8000000000000000 0x7fffffffffffffff"],
}
# The record of a value of each type, which is in a local.
RECORDS = {
    "i32": ["(i64.extend_i32_u {})"], "i64": ["{}"],
    "f32": ["(i64.extend_i32_u (i32.reinterpret_f32 {}))"], "f64": ["(i64.reinterpret_f64 {})"],
    "v128": ["(i64x2.extract_lane 0 {})", "(i64x2.extract_lane 1 {})"],
}

LOG = "fuzzing-support"  # what Binaryen's modules import


def log_module():
    """Writes records, for the one that calls functions, and for what Binaryen's modules log."""
    functions = "\n".join(f'  (func (export "log-{kind}") (param {kind})' +
                          " ".join(f"(call $record {record.format('(local.get 0)')} (i64.const {PRINT}))" for record in records) + ")"
                          for kind, records in RECORDS.items())
    return f"""(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (export "record" (func $record))
{RECORD}
{functions})
"""


class Reader:
    """Reads a module's binary format (spec: binary/modules), as far as an embedder has to."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def number(self):
        value, shift = 0, 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def bytes(self):
        size = self.number()
        self.at += size
        return self.data[self.at - size:self.at]

    def value_types(self):
        return [TYPES[byte] for byte in self.bytes()]


def exported_functions(module):
    """Name, parameters and results of each."""
    reader, sections = Reader(module), {}
    reader.at = 8
    while reader.at < len(module):
        section = reader.byte()
        sections[section] = Reader(reader.bytes())
    types, functions, exports = [], [], []
    for section, read in ((1, lambda r: r.byte() and types.append((r.value_types(), r.value_types()))),
                          (2, lambda r: functions.append((r.bytes(), r.bytes(), r.byte(), r.number())[3])),  # functions only
                          (3, lambda r: functions.append(r.number())),
                          (7, lambda r: exports.append((r.bytes().decode(), r.byte(), r.number())))):
        if section in sections:
            for _ in range(sections[section].number()):
                read(sections[section])
    return [(name, *types[functions[index]]) for name, kind, index in exports if kind == 0]


class Program:
    def __init__(self, rng, modules):
        """Of modules by name."""
        self.rng, self.imports, self.cases = rng, [], []
        for name, module in modules.items():
            self.add(name, exported_functions(module))

    def add(self, module, functions):
        names = {}
        for index, (name, parameters, results) in enumerate(functions):
            names[name] = f"${module}.{index}"
            self.imports.append(f'(import "{module}" "{name}" (func {names[name]} (param {" ".join(parameters)}) (result {" ".join(results)})))')
        # These two are Binaryen's own: a hash of the start of memory, and what allows some more steps before recursion and loops are left.
        hash_memory, allow_steps = names["hashMemory"], names["hangLimitInitializer"]
        for name, parameters, results in functions:
            if names[name] not in (hash_memory, allow_steps):
                for _ in range(3 if parameters else 1):
                    self.add_case(names[name], parameters, results, hash_memory, allow_steps)

    def add_case(self, function, parameters, results, hash_memory, allow_steps):
        arguments = " ".join(f"({kind}.const {self.rng.choice(VALUES[kind])})" for kind in parameters)
        locals_ = " ".join(f"(local {kind})" for kind in results)
        take = " ".join(f"(local.set {index})" for index in reversed(range(len(results))))
        write = "\n    ".join(f"(call $record {record.format(f'(local.get {index})')} (i64.const {PRINT}))"
                              for index, kind in enumerate(results) for record in RECORDS[kind])
        self.cases.append(f"""
  (func $case{len(self.cases)} {locals_}
    (call {allow_steps})
    (call {function} {arguments}) {take}
    {write}
    (call $record (i64.extend_i32_u (call {hash_memory})) (i64.const {END})))""")

    def text(self):
        return f"""(module
  (import "{LOG}" "record" (func $record (param $number i64) (param $kind i64)))
  {"  ".join(self.imports)}
  (type $case (func))
  (table funcref (elem {" ".join(f"$case{index}" for index in range(len(self.cases)))}))
  (func (export "run") (param $case i32)
    (loop $again
      (call $record (i64.extend_i32_u (local.get $case)) (i64.const {BEGIN}))
      (call_indirect (type $case) (local.get $case))
      (br_if $again (i32.lt_u (local.tee $case (i32.add (local.get $case) (i32.const 1))) (i32.const {len(self.cases)})))))
{"".join(self.cases)})
"""


class BinaryenChecker(loop_programs.CaseChecker):
    def modules(self, seed, folder):
        """By name: what Binaryen makes of random bytes."""
        rng, made = random.Random(seed), {}
        for index in range(self.options.together):
            source, path = folder / "bytes", folder / f"m{index}.wasm"
            source.write_bytes(rng.randbytes(rng.randrange(200, self.options.bytes)))
            subprocess.run(["wasm-opt", "--translate-to-fuzz", "--denan", *FEATURES, source, "-o", path], check=True, capture_output=True,
                           env=os.environ | {"BINARYEN_CORES": "1"})
            made[f"m{index}"] = path.read_bytes()
        return rng, made

    def check(self, seed):
        """Returns how many cases there were, how many trapped, and the verdict; a program that disagrees is printed and kept."""
        folder = self.options.work / f"binaryen-{seed}"
        folder.mkdir(exist_ok=True)
        rng, made = self.modules(seed, folder)
        program = Program(rng, made)
        cases = len(program.cases)
        for name, text in (("driver", program.text()), (LOG, log_module())):
            (folder / f"{name}.wat").write_text(text)
            subprocess.run(["ingot", "assemble", f"{folder}/{name}.wat", "-o", f"{folder}/{name}.wasm"], check=True)
        driver, links = f"{folder}/driver.wasm", [f"{name}={folder}/{name}.wasm" for name in (LOG, *made)]
        sources = [driver, *(word for link in links for word in ("--link", link))]
        found = self.native_outcomes(sources, folder, cases)
        if self.options.node:
            found["V8"] = self.v8_outcome(driver, cases, links)
        verdict = "agree"
        if not loop_programs.all_agree(found):
            settled = self.native_outcomes(sources, folder, cases, ["--deterministic"])
            # LLVM may have folded NaNs as V8 does not, so that only what is not optimised shows it.
            others = [*(found[way] for way in settled), self.compiled_outcome(sources, f"{folder}/program", ["-O0"], cases)]
            depends_on_nans = loop_programs.all_agree(settled) and any(other != next(iter(settled.values())) for other in others)
            verdict = "depend on NaNs" if depends_on_nans else "disagree"
        if verdict == "disagree":
            self.report(f"seed {seed}, {folder}", found)
        else:
            shutil.rmtree(folder)
        return cases, loop_programs.trap_count(found), verdict

    def native_outcomes(self, sources, folder, cases, more=()):
        return {way: self.compiled_outcome(sources, f"{folder}/program", [*flags, *more], cases) for way, flags in self.native.items()}


def main():
    parser = campaign.parser(__doc__, ["O0", "O2"])
    parser.add_argument("--modules", type=int, default=40)
    parser.add_argument("--together", type=int, default=20, help="how many modules a program has")
    parser.add_argument("--bytes", type=int, default=4096, help="the most random bytes that a module is made of")
    options = campaign.parse(parser)

    checker = BinaryenChecker(options)
    programs = -(-options.modules // options.together)
    cases, traps, verdicts = 0, 0, collections.Counter()
    for count, trapped, verdict in campaign.outcomes(options, checker.check, programs):
        cases += count
        traps += trapped
        verdicts[verdict] += 1
    print(f"{programs * options.together} modules in {programs} programs, {cases} cases, of which {traps} trap; {campaign.ways(options, checker)}: "
          f"{verdicts['depend on NaNs']} programs depend on the bits of NaNs, {verdicts['disagree']} disagree")
    return 1 if verdicts["disagree"] else 0


if __name__ == "__main__":
    sys.exit(main())
