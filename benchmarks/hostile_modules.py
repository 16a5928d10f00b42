#!/usr/bin/env python3
"""hostile_modules.py NAME SIZE: a module that is simple and asks much of a compiler, in the text format.

GENERATORS has them by name. Each takes a size, which is the number of what it repeats, and gives a module that is valid; the default
sizes make modules of some 100 kB. The program calls all its functions, and ends with a status that depends on their results."""
import dataclasses
import re
import sys
import typing


@dataclasses.dataclass
class Generator:
    make: typing.Callable[[int], str]
    size: int


GENERATORS: dict[str, Generator] = {}


def generator(size):
    def add(make):
        GENERATORS[make.__name__] = Generator(make, size)
        return make
    return add


def repeat(count, text):
    """The text, or what it gives for each number."""
    return "\n".join(text(number) if callable(text) else text for number in range(count))


EXIT = '(import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))'
DATA = "".join(f"\\{number * 167 % 256:02x}" for number in range(1024))
FUNCTION = re.compile(r"\(func \$(\w+) \(export [^()]*\) ((?:\(param [^()]*\) ?)*)(?:\(result ([^()]*)\))?")


def argument(kind):
    return f"({kind}.load8_u (i32.const 64))" if kind.startswith("i") else f"({kind}.load (i32.const 64))"


def start(text):
    """What calls each function that is exported, so that none is left out, with arguments and results from a memory that is not empty."""
    calls = ""
    for name, parameters, results in FUNCTION.findall(text):
        kinds = [word for word in re.sub(r"[()]|param", " ", parameters).split() if not word.startswith("$")]
        call = f"(call ${name} {' '.join(map(argument, kinds))})"
        results = results.split()
        calls += f"({results[0]}.store (i32.const 64) {call})\n" if len(results) == 1 else f"{call} {'drop ' * len(results)}\n"
    return ('(func (export "_start")\n' + calls +
            "(call $exit (i32.and (i32.xor (i32.load (i32.const 64)) (i32.load (i32.const 68))) (i32.const 127))))\n"
            f'(data (i32.const 0) "{DATA}")')


def module(*fields, memory='(memory (export "memory") 4)'):
    text = "\n".join(fields)
    return f"(module\n{EXIT}\n{memory}\n{text}\n{start(text)})\n"


def function(body, signature="(param $p i32) (result i32)", name="f"):
    return f'(func ${name} (export "{name}") {signature}\n{body})'


# One long block.

@generator(10_000)
def loads_and_stores(count):
    return module(function(repeat(count, lambda number: (
        f"(i32.store offset={4 * number} (local.get $p) (i32.add (i32.load offset={8 * number} (local.get $p)) (local.get $p)))")) + "(local.get $p)"))


@generator(10_000)
def loads_and_stores_anywhere(count):
    return module(function(repeat(count, (
        "(local.set $p (i32.load (i32.mul (local.get $p) (i32.const 12))))"
        "(i32.store (local.get $p) (i32.add (local.get $p) (i32.const 7)))")) + "(local.get $p)"))


@generator(10_000)
def loads_and_stores_of_constants(count):
    return module(function(repeat(count, lambda number: (
        f"(i32.store (i32.const {4 * number}) (i32.load (i32.const {4 * (number * 7919 % count)})))")) + "(local.get $p)"))


@generator(20_000)
def bytes_stored(count):
    return module(function(repeat(count, lambda number: f"(i32.store8 offset={number} (local.get $p) (i32.const {number % 100}))") + "(local.get $p)"))


@generator(50_000)
def integers(count):
    return module(function(repeat(count, "(local.set $p (i32.mul (i32.xor (local.get $p) (i32.const 77)) (i32.const 31)))") + "(local.get $p)"))


@generator(20_000)
def integers_both_ways(count):
    return module(function(repeat(count, (
        "(local.set $q (i64.add (i64.rotl (local.get $q) (i64.const 7)) (local.get $r)))"
        "(local.set $r (i64.xor (local.get $r) (i64.shr_u (local.get $q) (i64.const 3))))")) + "(local.get $q)",
        "(param $q i64) (param $r i64) (result i64)"))


@generator(20_000)
def floats(count):
    return module(function(repeat(count, "(local.set $x (f64.min (f64.add (f64.mul (local.get $x) (f64.const 1.5)) (f64.const 0)) (f64.const 9)))") +
                           "(local.get $x)", "(param $x f64) (result f64)"))


@generator(10_000)
def vectors(count):
    return module(function(repeat(count, (
        "(local.set $v (i8x16.swizzle (i32x4.add (local.get $v) (v128.load (i32.const 64))) (local.get $v)))")) + "(local.get $v)",
        "(param $v v128) (result v128)"))


@generator(10_000)
def vector_constants(count):
    return module(function(repeat(count, lambda number: f"(local.set $v (v128.xor (local.get $v) (v128.const i64x2 {number} {number * number})))") +
                           "(local.get $v)", "(param $v v128) (result v128)"))


@generator(20_000)
def divisions(count):
    return module(function(repeat(count, "(local.set $p (i32.div_s (i32.const 1000000) (local.get $p)))") + "(local.get $p)"))


def truncating(count):
    return function(repeat(count, "(local.set $p (i32.trunc_f64_s (f64.convert_i32_u (local.get $p))))") + "(local.get $p)")


@generator(20_000)
def truncations(count):
    return module(truncating(count))


@generator(20_000)
def truncations_beside_others(count):  # so that the module is not mostly huge
    others = range(count // 100)
    def body(number):
        return repeat(40, lambda at: f"(local.set $p (i32.add (local.get $p) (i32.load offset={at * number} (local.get $p))))") + "(local.get $p)"
    return module(truncating(count),
                  *(f"(func $g{number} (param $p i32) (result i32) {body(number)})" for number in others),
                  f"(table funcref (elem {' '.join(f'$g{number}' for number in others)}))",
                  function("(call_indirect (param i32) (result i32) (local.get $p) (local.get $p))", name="g"))


@generator(20_000)
def selects(count):
    return module(function(repeat(count, lambda number: f"(local.set $p (select (i32.const {number}) (local.get $p) (i32.lt_s (local.get $p) (i32.const {2 * number}))))") +
                           "(local.get $p)"))


@generator(30_000)
def globals_swapped(count):
    return module("(global $g (mut i32) (i32.const 1)) (global $h (mut i32) (i32.const 2))",
                  function(repeat(count, "(local.set $p (global.get $g)) (global.set $g (i32.add (global.get $h) (local.get $p))) (global.set $h (local.get $p))") +
                           "(local.get $p)"))


@generator(49_000)
def locals_all_live(count):
    return module(function(repeat(count, "(local i64)") +
                           repeat(count, lambda number: f"(local.set {number + 1} (i64.load offset={number % 1000 * 8} (local.get 0)))") +
                           "(i64.const 0)" + repeat(count, lambda number: f"(i64.xor (local.get {number + 1}))"), "(param i32) (result i64)"))


@generator(30_000)
def deep_stack(count):
    return module(function(repeat(count, "(local.tee 0 (i32.load8_u (local.get 0)))") + repeat(count - 1, "(i32.sub)"), "(param i32) (result i32)"))


@generator(5_000)
def bulk_memory(count):
    return module(function(repeat(count, lambda number: (
        f"(memory.copy (i32.const {number}) (local.get $p) (i32.const {number % 80}))"
        f"(memory.fill (local.get $p) (i32.const 7) (i32.const {number % 80}))")) + "(local.get $p)"))


@generator(10_000)
def atomics(count):
    return module(function(repeat(count, "(local.set $p (i32.atomic.rmw8.cmpxchg_u (local.get $p) (local.get $p) (i32.const 1)))") + "(local.get $p)"),
                  memory='(memory (export "memory") 1 1 shared)')


@generator(10_000)
def wide_arithmetic(count):
    return module(function(repeat(count, "(i64.mul_wide_u (local.get 0) (local.get 1)) (local.set 0) (local.set 1)") + "(local.get 0)",
                           "(param i64 i64) (result i64)"))


# Control.

@generator(20_000)
def ifs_in_a_row(count):
    return module(function(repeat(count, lambda number: (
        f"(if (i32.and (local.get $p) (i32.const {1 << number % 31})) (then (local.set $p (i32.add (local.get $p) (i32.const {number})))))")) + "(local.get $p)"))


@generator(10_000)
def ifs_nested(count):
    return module(function(repeat(count, lambda number: (
        f"(if (i32.gt_u (local.get $p) (i32.const {number})) (then (local.set $p (i32.mul (local.get $p) (i32.const 3)))")) + "))" * count + "(local.get $p)"))


@generator(2_000)
def loops_nested(count):
    return module(function(repeat(count, lambda number: f"(loop $l{number}") +
                           repeat(count, lambda number: (
                               "(local.set $p (i32.sub (local.get $p) (i32.const 1)))"
                               f"(br_if $l{count - 1 - number} (local.get $p)))")) + "(local.get $p)"))


@generator(5_000)
def loops_in_a_row(count):
    return module(function(repeat(count, lambda number: (
        f"(loop $l{number} (i32.store8 offset={number} (local.get $p) (local.get $p)) (local.set $p (i32.sub (local.get $p) (i32.const 1)))"
        f"(br_if $l{number} (local.get $p)))")) + "(local.get $p)"))


@generator(2_000)
def loops_that_copy(count):
    return module(function(repeat(count, lambda number: (
        f"(local.set $p (i32.const 1000)) (loop $l{number} (i32.store offset={number} (local.get $p) (i32.add (i32.load offset={5000 + number} (local.get $p))"
        f" (i32.load offset={9000 + number} (local.get $p)))) (br_if $l{number} (local.tee $p (i32.sub (local.get $p) (i32.const 4)))))")) + "(local.get $p)"))


@generator(1_000)
def loop_of_many_counters(count):
    return module(function(repeat(count, "(local i32)") + "(loop $l" + repeat(count, lambda number: (
        f"(i32.store offset={number * 64} (local.get {number + 1}) (local.get 0)) (local.set {number + 1} (i32.add (local.get {number + 1}) (i32.const {number + 1})))")) +
        "(br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))) (local.get 0)", "(param i32) (result i32)"))


@generator(2_000)
def loop_unrolled(count):
    return module(function("(loop $l" + repeat(count, lambda number: (
        f"(f32.store offset={4 * number} (local.get $p) (f32.add (f32.load offset={4 * number} (local.get $p)) (f32.load offset={65536 + 4 * number} (local.get $p))))")) +
        f"(br_if $l (local.tee $p (i32.add (local.get $p) (i32.const {4 * count}))))) (local.get $p)"))


@generator(20_000)
def branches_out(count):
    return module(function(repeat(count, "(block") + repeat(count, lambda number: f"(br_if {min(number % 7, count - 1 - number)} (i32.eq (local.get $p) (i32.const {number}))))") +
                           "(local.get $p)"))


@generator(20_000)
def branches_far_out(count):
    return module(function("(block $out" + repeat(count, lambda number: f"(br_if $out (i32.eq (i32.load offset={number} (local.get $p)) (i32.const {number})))") + ") (local.get $p)"))


@generator(50_000)
def branch_table(count):
    return module(function(repeat(count, "(block") + "(br_table" + repeat(count, lambda number: f" {number}") + " (local.get $p))" +
                           repeat(count, "(local.set $p (i32.add (i32.rotl (local.get $p) (i32.const 1)) (i32.const 9))))") + "(local.get $p)"))


@generator(300)
def branch_tables_crossing(count):
    """As many tables as targets: the edges are the square of it."""
    table = "(br_table" + repeat(count, lambda number: f" {number}") + " (local.tee $p (i32.load (local.get $p))))"
    return module(function(f"(loop $again {repeat(count, '(block')} {table}" +
                           repeat(count, lambda number: f") (i32.store offset={number} (local.get $p) (i32.const {number})) " + (
                               "(br_table" + repeat(count - number, lambda target: f" {target}") + " (local.tee $p (i32.load (local.get $p))))")) +
                           ") (local.get $p)"))


@generator(400)
def values_that_meet(count):
    """As many variables as paths of a loop, each changed on one of them: the phis are the square of it."""
    return module(function(repeat(count, "(local i32)") + f"(loop $again {repeat(count, '(block')}" +
                           "(br_table" + repeat(count, lambda number: f" {number}") + " (local.tee 0 (i32.load (local.get 0))))" +
                           repeat(count, lambda number: f") (local.set {number + 1} (i32.add (local.get 0) (local.get {(number + 1) % count + 1}))) (br $again)") +
                           ") (local.get 1)", "(param i32) (result i32)"))


# Calls and functions.

@generator(20_000)
def calls(count):
    return module(function("(i32.add (local.get $p) (i32.load (local.get $p)))", name="g"),
                  function(repeat(count, "(local.set $p (call $g (local.get $p)))") + "(local.get $p)"))


@generator(10_000)
def calls_of_recursion(count):
    return module(function("(if (result i32) (local.get $p) (then (call $g (i32.sub (local.get $p) (i32.const 1)))) (else (i32.const 1)))", name="g"),
                  function(repeat(count, "(local.set $p (call $g (local.get $p)))") + "(local.get $p)"))


@generator(10_000)
def calls_indirect(count):
    return module("(type $t (func (param i32) (result i32))) (table 2 funcref) (elem (i32.const 0) $g $h)",
                  "(func $g (type $t) (i32.add (local.get 0) (i32.const 3)))", "(func $h (type $t) (i32.mul (local.get 0) (local.get 0)))",
                  function(repeat(count, "(local.set $p (call_indirect (type $t) (local.get $p) (i32.and (local.get $p) (i32.const 1))))") + "(local.get $p)"))


@generator(60)
def calls_doubling(count):
    """Inlined throughout, it would be 2 to the power of the size."""
    return module(*(function(f"(i32.add (call $f{number + 1} (local.get $p)) (call $f{number + 1} (i32.add (local.get $p) (i32.const 1))))", name=f"f{number}")
                    for number in range(count)), function("(local.get $p)", name=f"f{count}"))


@generator(20_000)
def functions_in_a_chain(count):
    return module(*(function(f"(i32.xor (call $f{number + 1} (i32.add (local.get $p) (i32.const {number}))) (i32.const 3))", name=f"f{number}")
                    for number in range(count)), function("(local.get $p)", name=f"f{count}"))


@generator(100_000)
def functions_empty(count):
    return module(repeat(count, "(func)"))


@generator(20_000)
def functions_small(count):
    return module(*(function(f"(i32.load offset={number} (i32.mul (local.get $p) (i32.const {number})))", name=f"f{number}") for number in range(count)))


@generator(200)
def inlining_of_the_large(count):
    body = repeat(200, lambda number: f"(local.set $p (i32.add (i32.mul (local.get $p) (i32.const {number})) (i32.load (local.get $p))))") + "(local.get $p)"
    return module(f"(func $g (param $p i32) (result i32) {body})",
                  *(function(repeat(20, "(local.set $p (call $g (local.get $p)))") + "(local.get $p)", name=f"f{number}") for number in range(count)))


@generator(3_000)
def tail_calls(count):
    kinds = ("i32", "i64", "f32", "f64", "v128")
    def parameters(number):
        return " ".join(kinds[(number * 7 + index) % 5] for index in range(number % 13))
    def arguments(number):
        constants = {"v128": "(v128.const i32x4 1 2 3 4)"}
        return " ".join(constants.get(kind, f"({kind}.const 1)") for kind in parameters(number).split())
    return module(*(f"(func $f{number} (export \"f{number}\") (param {parameters(number)}) (return_call $f{(number + 1) % count} {arguments((number + 1) % count)}))" for number in range(count)))


@generator(50)
def parameters_and_results(count):
    types = repeat(1000, "i64")
    return module(*(f"(func $f{number} (export \"f{number}\") (param {types}) (result {types}) {repeat(1000, lambda index: f'(local.get {999 - index})')}" +
                    (f"(call $f{number - 1})" if number else "") + ")" for number in range(count)))


@generator(5_000)
def exceptions(count):
    return module("(tag $e (param i32))", "(func $g (param i32) (if (local.get 0) (then (throw $e (local.get 0)))))",
                  function(repeat(count, "(local.set $p (block $c (result i32) (try_table (catch $e $c) (call $g (local.get $p))) (i32.const 7)))") + "(local.get $p)"))


@generator(2_000)
def exceptions_nested(count):
    return module("(tag $e (param i32))", "(func $g (param i32) (if (local.get 0) (then (throw $e (local.get 0)))))",
                  function(repeat(count, "(block $c (result i32) (try_table (catch $e 0)") + "(call $g (local.get $p))" +
                           repeat(count, ") (i32.const 7)) (local.set $p)") + "(local.get $p)"))


@generator(10_000)
def objects(count):
    return module("(type $s (struct (field (mut i32)) (field (mut (ref null $s)))))",
                  function("(local $s (ref null $s))" + repeat(count, lambda number: f"(local.set $s (struct.new $s (i32.const {number}) (local.get $s)))") +
                           "(struct.get $s 0 (local.get $s))", "(result i32)"))


@generator(10_000)
def casts(count):
    return module("(type $a (sub (struct (field i32)))) (type $b (sub $a (struct (field i32) (field i32))))",
                  function("(local $s anyref) (local.set $s (struct.new $b (local.get $p) (local.get $p)))" +
                           repeat(count, "(local.set $p (i32.add (local.get $p) (struct.get $b 1 (ref.cast (ref $b) (local.get $s)))))") + "(local.get $p)"))


# Many of what modules have.

@generator(100_000)
def types(count):
    return module(repeat(count, lambda number: "(type (func (param " + " ".join(("i32", "i64")[number >> bit & 1] for bit in range(17)) + ")))"))


@generator(50_000)
def globals_and_exports(count):
    return module(repeat(count, lambda number: f'(global (export "g{number}") (mut i64) (i64.const {number}))'))


@generator(99_990)  # and that of module(): 100,000 are the limit
def data_segments(count):
    return module(repeat(count, lambda number: f'(data (i32.const {number}) "x")'))


@generator(50_000)
def element_segments(count):
    return module("(table 100000 funcref) (func $g)", repeat(count, lambda number: f"(elem (i32.const {number}) $g)"))


@generator(100_000)
def table_of_functions(count):
    return module(f"(table {count} funcref) (elem (i32.const 0) {repeat(count, lambda number: f'$f{number % 100}')})", repeat(100, lambda number: f"(func $f{number})"))


@generator(100)
def memories(count):
    return module(repeat(count - 1, "(memory 1)"), function(repeat(count * 20, lambda number: (
        f"(i32.store {number % count} (local.get $p) (i32.load {number * 7 % count} (local.get $p)))")) + "(local.get $p)"))


if __name__ == "__main__":
    print(GENERATORS[sys.argv[1]].make(int(sys.argv[2])))
