#!/usr/bin/env python3
"""Compiles and runs programs of functions with random parameters that tail-call each other in all forms.

Each function knows what it must be called with, and checks it; some have large frames, or values that live across a call.
The last of a chain returns results of a type that all share, or throws. A program ends with the number of the function that
was called wrong, plus 1, or from 252 on if what comes out of a chain is wrong. Deterministic for a given seed; 26 seeds in
a row have all kinds of results, returned and thrown.

    PATH=build/dev/bin:$PATH test/tools/tail_calls.py --output /tmp/chain --levels O0 O2 --seeds 26
    test/tools/tail_calls.py --script 7 > chain.wast      one as a script of two modules that call each other
"""
import argparse
import random
import subprocess
import sys

import case_module

FUNCTIONS = 24
CHAIN = 2000  # tail calls, from each function on
TYPES = ["i32", "i64", "f32", "f64", "v128", "funcref"]
RESULTS = [[], ["i32"], ["i64"], ["f32"], ["f64"], ["v128"], ["funcref"], ["i32", "i64"], ["f64", "f32"], ["v128", "i32"],
           ["v128", "v128"], ["i64", "f64", "i64"], ["i32", "i64", "f32", "f64", "v128", "funcref"]]


def constant(kind, seed):
    if kind == "funcref":
        return "(ref.null func)" if seed % 2 else "(ref.func $noise)"
    if kind == "v128":
        return f"(v128.const i32x4 {seed} {seed * 7 % 1009} {-seed} {seed * 13 % 2003})"
    if kind[0] == "f":
        return f"({kind}.const {'-' if seed % 3 == 0 else ''}{seed}.5)"
    sign = -1 if seed % 3 == 0 else 1
    return f"({kind}.const {sign * seed * (2654435761 if kind == 'i64' else 524287)})"


def is_wrong(kind, value, seed):
    if kind == "funcref":
        return f"(i32.{'eqz' if seed % 2 else 'and'} (ref.is_null {value}){'' if seed % 2 else ' (i32.const 1)'})"
    if kind == "v128":
        return f"(v128.any_true (v128.xor {value} {constant(kind, seed)}))"
    return f"({kind}.ne {value} {constant(kind, seed)})"


def result_type(kinds):
    return f"(result {' '.join(kinds)})" if kinds else ""


class Program:
    def __init__(self, seed, split):
        self.random = random.Random(seed)
        self.split = split
        self.results = RESULTS[seed % len(RESULTS)]
        self.throws = seed // len(RESULTS) % 2 == 1
        self.parameters = [[self.random.choice(TYPES) for _ in range(self.random.choice([0, 1, 2, 5, 8, 12, 20, 40]))]
                           for _ in range(FUNCTIONS)]

    def seed_of(self, function, position):
        return 1 + (function * 31 + position * 7) % 900

    def module_of(self, function):
        return function % 2 if self.split else 0

    def types(self):
        lines = [f"(type $t{k} (func (param {' '.join(kinds)}) {result_type(self.results)}))"
                 for k, kinds in enumerate(self.parameters)]
        return ["(type $nothing (func))"] + lines + ["(type $payload (func (param v128 i64)))"]

    def tail_call(self, function):
        target = (function + self.random.choice([1, 3, 5, 7, 9])) % FUNCTIONS
        arguments = " ".join(constant(kind, self.seed_of(target, j)) for j, kind in enumerate(self.parameters[target]))
        forms = ["indirect"]
        if self.module_of(target) == self.module_of(function):
            forms += ["direct", "reference"]
        elif self.module_of(function) == 1:
            forms += ["direct"]
        form = self.random.choice(forms)
        if form == "direct":
            return f"(return_call $f{target} {arguments})"
        if form == "reference":
            return f"(return_call_ref $t{target} {arguments} (ref.func $f{target}))"
        return f"(return_call_indirect (type $t{target}) {arguments} (i32.const {target}))"

    def function(self, k):
        kinds = self.parameters[k]
        lines = [f"(func $f{k} (export \"f{k}\") (type $t{k}) (local $kept i64) (local $lanes v128)"]
        for j, kind in enumerate(kinds):
            lines.append(f"(if {is_wrong(kind, f'(local.get {j})', self.seed_of(k, j))}"
                         f" (then (global.set $wrong (i32.const {k + 1}))))")
        if k % 3 == 1:  # values that live across a call
            lines.append("(local.set $kept (global.get $left)) (local.set $lanes (i64x2.splat (local.get $kept)))"
                         f"(call_indirect (type $nothing) (i32.const {FUNCTIONS}))"
                         "(if (i32.or (i64.ne (local.get $kept) (global.get $left))"
                         " (v128.any_true (v128.xor (local.get $lanes) (i64x2.splat (global.get $left)))))"
                         f" (then (global.set $wrong (i32.const {k + 1}))))")
        if k % 4 == 2:  # a large frame
            lines.append(f"(call $many) (global.set $sum) {'(drop) ' * 899}")
        lines.append("(if (i64.eqz (global.get $left)) (then")
        if self.throws:
            lines.append("(throw $tag (v128.const i64x2 5 6) (i64.const 7))")
        else:
            lines.append(" ".join(constant(kind, 500 + j) for j, kind in enumerate(self.results)) + " (return)")
        lines.append("))(global.set $left (i64.sub (global.get $left) (i64.const 1)))")
        lines.append(self.tail_call(k) + ")")
        return lines

    def run(self):
        """Starts a chain at each function in turn; the result is 0, or says what is wrong."""
        locals_ = " ".join(f"(local $r{j} {kind})" for j, kind in enumerate(self.results))
        lines = [f"(func $run (export \"run\") (result i32) (local $lanes v128) {locals_}"]
        for k, kinds in enumerate(self.parameters):
            arguments = " ".join(constant(kind, self.seed_of(k, j)) for j, kind in enumerate(kinds))
            call = f"(call_indirect (type $t{k}) {arguments} (i32.const {k}))"
            lines.append(f"(global.set $left (i64.const {CHAIN}))")
            if self.throws:
                lines.append("(block $caught (result v128 i64) (try_table (catch $tag $caught) "
                             f"{call} {'(drop) ' * len(self.results)}) (return (i32.const 254)))"
                             "(i32.wrap_i64) (i32.ne (i32.const 7)) (if (then (return (i32.const 253))))"
                             "(v128.xor (v128.const i64x2 5 6)) (v128.any_true) (if (then (return (i32.const 252))))")
            else:
                lines.append(call)
                lines += [f"(local.set $r{j})" for j in reversed(range(len(self.results)))]
                lines += [f"(if {is_wrong(kind, f'(local.get $r{j})', 500 + j)} (then (return (i32.const 255))))"
                          for j, kind in enumerate(self.results)]
            lines.append("(if (global.get $wrong) (then (return (global.get $wrong))))")
        return lines + ["(i32.const 0))"]

    def common(self):
        return ["(elem declare func $noise)", "(func $noise (global.set $sum (i64.add (global.get $sum) (i64.const 1))))",
                f"(func $many (result {'i64 ' * 900}) " + " ".join(
                    f"(i64.add (global.get $sum) (i64.const {i}))" for i in range(900)) + ")"]

    def module(self, number, extra=()):
        mine = [k for k in range(FUNCTIONS) if self.module_of(k) == number]
        lines = self.types()
        imported = number == 1
        if imported:
            lines += [f"(import \"a\" \"f{k}\" (func $f{k} (type $t{k})))" for k in range(FUNCTIONS) if k not in mine]
        place = {name: f"(import \"a\" \"{name}\")" if imported else f"(export \"{name}\")"
                 for name in ("left", "wrong", "sum", "table", "tag")}
        lines += [line for line in extra if line.startswith("(import")]
        initial = {True: "", False: "(i64.const 0)"}[imported]
        lines += [f"(global $left {place['left']} (mut i64) {initial})", f"(global $sum {place['sum']} (mut i64) {initial})",
                  f"(global $wrong {place['wrong']} (mut i32) {'' if imported else '(i32.const 0)'})",
                  f"(table $table {place['table']} {FUNCTIONS + 1} funcref)",
                  f"(tag $tag {place['tag']} (type $payload))"]
        lines += [f"(elem (i32.const {k}) $f{k})" for k in mine] + ["(elem (i32.const %d) $noise)" % FUNCTIONS]
        lines += self.common()
        for k in mine:
            lines += self.function(k)
        if number == (1 if self.split else 0):
            lines += self.run()
        lines += [line for line in extra if not line.startswith("(import")]
        return "(module\n  " + "\n  ".join(lines) + ")\n"


def program_text(seed):
    return Program(seed, split=False).module(0, [
        '(import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))', '(memory (export "memory") 1)',
        '(func (export "_start") (call $exit (call $run)))'])


def script_text(seed):
    program = Program(seed, split=True)
    return f'{program.module(0)}(register "a")\n{program.module(1)}(assert_return (invoke "run") (i32.const 0))'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", help="where to put the modules and executables (a path prefix)")
    parser.add_argument("--levels", nargs="+", default=["O0", "O2"])
    parser.add_argument("--option", action="append", default=[], help="for ingot, say --option=-mattr=+v")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=3, help="how many")
    parser.add_argument("--script", type=int, metavar="SEED")
    options = parser.parse_args()
    if options.script is not None:
        print(script_text(options.script))
        return 0

    failures = 0
    for seed in range(options.first, options.first + options.seeds):
        path = f"{options.output}.{seed}"
        with open(f"{path}.wat", "w", encoding="ascii") as file:
            file.write(program_text(seed))
        for level in options.levels:
            command = case_module.compile_module(path, level, "--stack-size=65536", *options.option, suffix=".wat")
            done = subprocess.run(command, capture_output=True, timeout=120)
            if done.returncode != 0:
                print(f"seed {seed} -{level}: status {done.returncode}, {done.stderr!r}")
                failures += 1
    print(f"{options.seeds} programs at {' '.join(options.levels)}, {failures} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
