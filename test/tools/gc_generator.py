"""A random program of garbage-collected values: a WASI command that prints a trace of all it does.

    gc_generator.py SEED [STEPS]      prints the program

For gc_programs.py, which explains what for. The trace is the running hash every 512 steps, and in the end the number of
steps and the hash over everything that is reachable."""
import random
import sys

from gc_code import ANY, EQ, INTERESTING, TABLE_SIZE, storage_suffix
from gc_statements import Statements
from gc_types import BASE_ARRAY, BASE_STRUCT, Ref, Types

FUNCTIONS = 6

# Hash and trace. The lines are hexadecimal.
PRELUDE = """\
  (memory (export "memory") 1)
  (data $bytes "\\00\\01\\7f\\80\\ff\\fe one two three four five six seven eight nine ten eleven twelve thirteen")
  (global $fuel (mut i32) (i32.const STEPS))
  (global $steps (mut i32) (i32.const 0))
  (global $hash (mut i64) (i64.const 0))
  (func $print (param $value i64)
    (local $digit i32) (local $position i32)
    (loop $next
      (local.set $digit (i32.wrap_i64 (i64.and (local.get $value) (i64.const 15))))
      (i32.store8 (i32.sub (i32.const 31) (local.get $position))
        (i32.add (local.get $digit) (select (i32.const 48) (i32.const 87) (i32.lt_u (local.get $digit) (i32.const 10)))))
      (local.set $value (i64.shr_u (local.get $value) (i64.const 4)))
      (local.set $position (i32.add (local.get $position) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $position) (i32.const 16))))
    (i32.store8 (i32.const 32) (i32.const 10))
    (i32.store (i32.const 0) (i32.const 16))
    (i32.store (i32.const 4) (i32.const 17))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (func $mix (param $value i64)
    (global.set $hash (call $mixed (global.get $hash) (local.get $value))))
  (func $mixed (param $a i64) (param $b i64) (result i64)
    (i64.mul (i64.xor (i64.rotl (local.get $a) (i64.const 7)) (local.get $b)) (i64.const 0x9e3779b97f4a7c15)))
  (func $step
    (global.set $steps (i32.add (global.get $steps) (i32.const 1)))
    (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
    (if (i32.eqz (i32.and (global.get $steps) (i32.const 511))) (then (call $print (global.get $hash)))))
  (func $rest (param $number i32) (param $limit i32) (result i32)
    (if (i32.eqz (local.get $limit)) (then (return (i32.const 0))))
    (i32.rem_u (local.get $number) (local.get $limit)))
"""

# Functions with captured values, as compilers of languages have them; the first field is the function.
CLOSURES = """\
  (rec
    (type $code (func (param (ref $closure) anyref i32) (result anyref)))
    (type $closure (sub (struct (field (ref $code))))))
  (type $closure0 (sub $closure (struct (field (ref $code)) (field (mut anyref)))))
  (type $closure1 (sub final $closure (struct (field (ref $code)) (field CAPTURED))))
  (type $walk (func (param i32 anyref eqref i64) (result anyref)))
  (type $binary (sub (func (param anyref eqref) (result anyref))))
  (type $binary_eq (sub $binary (func (param anyref anyref) (result eqref))))
  (type $binary_i31 (sub final $binary_eq (func (param anyref anyref) (result (ref i31)))))
"""

CLOSURE_CODE = """\
  (func $code0 (type $code) (param $self (ref $closure)) (param $argument anyref) (param $number i32) (result anyref)
    (local $me (ref $closure0)) (local $held anyref)
    (local.set $me (ref.cast (ref $closure0) (local.get $self)))
    (local.set $held (struct.get $closure0 1 (local.get $me)))
    (struct.set $closure0 1 (local.get $me) (local.get $argument))
    (local.get $held))
  (func $code1 (type $code) (param $self (ref $closure)) (param $argument anyref) (param $number i32) (result anyref)
    (if (i32.and (local.get $number) (i32.const 1)) (then (return (local.get $argument))))
    (struct.get $closure1 1 (ref.cast (ref $closure1) (local.get $self))))
  (func $apply (param $closure (ref null $closure)) (param $argument anyref) (param $number i32) (result anyref)
    (block $none
      (return_call_ref $code
        (br_on_null $none (local.get $closure)) (local.get $argument) (local.get $number)
        (struct.get $closure 0 (ref.as_non_null (local.get $closure)))))
    (local.get $argument))
  (func $binary_any (type $binary) (param anyref eqref) (result anyref)
    (if (result anyref) (ref.test (ref struct) (local.get 0)) (then (local.get 0)) (else (local.get 1))))
  (func $binary_eq (type $binary_eq) (param anyref anyref) (result eqref)
    (struct.new $t0 (i32.const 1)
      (block $is_eq (result eqref) (br_on_cast $is_eq anyref eqref (local.get 0)) (drop) (ref.null none))))
  (func $binary_i31 (type $binary_i31) (param anyref anyref) (result (ref i31))
    (ref.i31 (ref.test (ref struct) (local.get 1))))
  (func $indirectly (param $index i32) (param $a anyref) (param $b eqref) (result anyref)
    (if (ref.test (ref $binary) (table.get $functions (local.get $index)))
      (then
        (return (call_indirect $functions (type $binary) (local.get $a) (local.get $b) (local.get $index)))))
    (local.get $b))
"""

# Garbage, of which the last sixteen pieces live on.
CHURN = """\
  (global $ring (ref $t1) (array.new_default $t1 (i32.const 16)))
  (func $churn (param $count i32) (param $value anyref)
    (local $piece (ref $t1))
    (loop $next
      (local.set $piece (array.new $t1 (local.get $value) (i32.const 1000)))
      (array.set $t1 (local.get $piece) (local.get $count)
        (struct.new $t0 (local.get $count)
          (ref.cast eqref (array.get $t1 (global.get $ring) (i32.and (local.get $count) (i32.const 15))))))
      (array.set $t1 (global.get $ring) (i32.and (local.get $count) (i32.const 15))
        (array.get $t1 (local.get $piece) (local.get $count)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count))))
"""


def as_number(type_, text):
    """An i64 of a value, for the hash."""
    return {"i32": f"(i64.extend_i32_u {text})", "i64": text, "f32": f"(i64.extend_i32_u (i32.reinterpret_f32 {text}))",
            "f64": f"(i64.reinterpret_f64 {text})",
            "v128": f"(i64x2.extract_lane 1 (i64x2.mul {text} (v128.const i64x2 3 5)))"}[type_]


class Program:
    """`without` are the numbers of statements to leave out, to make a program smaller that shows something."""

    def __init__(self, seed, steps, without=(), may_trap=True):
        self.random = random.Random(seed)
        self.steps, self.without, self.statements, self.functions = steps, frozenset(without), 0, FUNCTIONS
        self.types = Types(self.random)
        self.captured = self.types.random_any(True)
        self.globals = [(f"$g{number}", self.types.random_any(True)) for number in range(8)]
        self.globals += [("$g8", ANY), ("$g9", EQ), ("$n0", "i32"), ("$n1", "i64")]
        self.tags = [(f"$tag{number}", self.types.random_any(number > 0)) for number in range(3)] + [("$tag3", ANY)]
        self.deep_parameters = [self.types.random_any(self.random.random() < 0.8) for _ in range(3)]
        self.globals_of_references = [entry for entry in self.globals if isinstance(entry[1], Ref)]
        self.signatures = [([self.random_parameter() for _ in range(self.random.randrange(5))], self.random_parameter())
                           for _ in range(FUNCTIONS)]
        numbers, self.globals = self.globals[-2:], self.globals_of_references
        body = [self.struct_observer(index) for index in self.types.of_kind("struct")]
        body += [text for index in self.types.of_kind("array") for text in self.array_functions(index)]
        body += [self.observer(), self.types_of(), self.thrower_functions()]
        body += [self.function(number) for number in range(FUNCTIONS)]
        body += [self.walker(number) for number in range(3)] + [self.deep(), self.carried(), self.start(may_trap)]
        self.text = "\n".join([
            "(module", self.types.text(), CLOSURES.replace("CAPTURED", str(self.captured)),
            '  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))',
            *(f"  (tag {name} (param {type_}))" for name, type_ in self.tags),
            PRELUDE.replace("STEPS", str(steps)), self.state(numbers), CHURN, CLOSURE_CODE, *body, ")"]) + "\n"

    def next_statement(self):
        self.statements += 1
        return self.statements

    def random_parameter(self):
        if self.random.random() < 0.3:
            return self.random.choice(("i32", "i64", "f64", "v128"))
        return self.types.random_any()

    # State

    def state(self, numbers):
        def initial(type_):
            """A constant expression."""
            code = Statements(self, {})
            if type_.nullable and self.random.random() < 0.3:
                return type_.null()
            return code.least(type_.non_null())

        lines = [f"  (global {name} (mut {type_}) {initial(type_)})" for name, type_ in self.globals]
        lines += [f"  (global {name} (mut {type_}) ({type_}.const 0))" for name, type_ in numbers]
        functions = ["$binary_any", "$binary_eq", "$binary_i31", "$code0", "$code1", "$walk0"]
        places = [self.random.choice(functions + ["null"]) for _ in range(TABLE_SIZE)]
        items = " ".join("(ref.null nofunc)" if place == "null" else f"(ref.func {place})" for place in places)
        lines += [
            "  (global $outside (mut externref) (extern.convert_any (struct.new_default $t0)))",
            "  (global $exception (mut exnref) (ref.null exn))",
            "  (global $kept_closure (mut (ref null $closure)) (ref.null $closure))",
            f"  (table $anything {TABLE_SIZE} anyref (struct.new $t0 (i32.const 7) (ref.i31 (i32.const 8))))",
            f"  (table $functions {TABLE_SIZE} funcref)",
            f"  (elem (table $functions) (i32.const 0) funcref {items})",
            "  (elem declare func $code0 $code1 $walk0 $walk1 $walk2 "
            f"{' '.join(f'$f{number}' for number in range(FUNCTIONS))})",
            f"  (elem $small (ref i31) {' '.join(f'(ref.i31 (i32.const {number}))' for number in INTERESTING[:12])})",
            "  (elem $structs (ref $t0) (item (struct.new_default $t0)) (item (struct.new $t0 (i32.const 5) (ref.null none)))"
            " (item (struct.new $t0 (i32.const 6) (ref.i31 (i32.const 6)))) (item (struct.new_default $t0)))",
        ]
        return "\n".join(lines)

    # Observation

    def observed(self, type_, text):
        """An i64 of a value, references followed as far as $depth goes."""
        if not isinstance(type_, Ref):
            return as_number(type_, text)
        if type_.heap in ("func", "exn"):
            return f"(i64.extend_i32_u (ref.is_null {text}))"
        if type_.heap == "extern":
            text = f"(any.convert_extern {text})"
        return f"(call $observe {text} (i32.sub (local.get $depth) (i32.const 1)))"

    def struct_observer(self, index):
        lines = [f"  (func $observe_{index} (param $object (ref $t{index})) (param $depth i32) (result i64)",
                 f"    (local $hash i64)\n    (local.set $hash (i64.const {index}))"]
        for position, field in enumerate(self.types.defined[index].fields):
            suffix = storage_suffix(self.random, field.storage)
            value = self.observed(field.value(), f"(struct.get{suffix} $t{index} {position} (local.get $object))")
            lines.append(f"    (local.set $hash (call $mixed (local.get $hash) {value}))")
        return "\n".join(lines) + "\n    (local.get $hash))"

    def array_functions(self, index):
        type_, element = f"$t{index}", self.types.defined[index].fields[0]
        get = f"array.get{storage_suffix(self.random, element.storage)} {type_}"
        value = element.value()
        nothing = Statements(self, {}).least_value(value)
        yield f"""\
  (func $observe_{index} (param $array (ref {type_})) (param $depth i32) (result i64)
    (local $index i32) (local $hash i64)
    (local.set $hash (i64.extend_i32_u (array.len (local.get $array))))
    (loop $next
      (if (i32.and
            (i32.lt_u (local.get $index) (array.len (local.get $array)))
            (i32.lt_u (local.get $index) (i32.const 9)))
        (then
          (local.set $hash
            (call $mixed (local.get $hash) {self.observed(value, f"({get} (local.get $array) (local.get $index))")}))
          (local.set $index (i32.add (local.get $index) (i32.const 1)))
          (br $next))))
    (local.get $hash))
  (func $get_{index} (param $array (ref null {type_})) (param $number i32) (result {value})
    (if (ref.is_null (local.get $array)) (then (return {nothing})))
    (if (i32.eqz (array.len (local.get $array))) (then (return {nothing})))
    ({get} (local.get $array) (call $rest (local.get $number) (array.len (local.get $array)))))"""
        if not element.mutable:
            return
        yield f"""\
  (func $set_{index} (param $array (ref null {type_})) (param $number i32) (param $value {value})
    (if (ref.is_null (local.get $array)) (then (return)))
    (if (i32.eqz (array.len (local.get $array))) (then (return)))
    (array.set {type_} (local.get $array)
      (call $rest (local.get $number) (array.len (local.get $array))) (local.get $value)))
  (func $fill_{index} (param $array (ref null {type_})) (param $first i32) (param $count i32) (param $value {value})
    (if (ref.is_null (local.get $array)) (then (return)))
    (local.set $first (call $rest (local.get $first) (i32.add (array.len (local.get $array)) (i32.const 1))))
    (array.fill {type_} (local.get $array) (local.get $first) (local.get $value)
      (call $rest (local.get $count)
        (i32.add (i32.sub (array.len (local.get $array)) (local.get $first)) (i32.const 1)))))
  (func $copy_{index} (param $to (ref null {type_})) (param $from (ref null {type_}))
    (param $first i32) (param $source i32) (param $count i32)
    (if (i32.or (ref.is_null (local.get $to)) (ref.is_null (local.get $from))) (then (return)))
    (local.set $first (call $rest (local.get $first) (i32.add (array.len (local.get $to)) (i32.const 1))))
    (local.set $source (call $rest (local.get $source) (i32.add (array.len (local.get $from)) (i32.const 1))))
    (local.set $count
      (call $rest (local.get $count) (i32.add (i32.sub (array.len (local.get $to)) (local.get $first)) (i32.const 1))))
    (local.set $count
      (call $rest (local.get $count)
        (i32.add (i32.sub (array.len (local.get $from)) (local.get $source)) (i32.const 1))))
    (array.copy {type_} {type_}
      (local.get $to) (local.get $first) (local.get $from) (local.get $source) (local.get $count)))"""
        init = self.initialisation(element.storage)
        if init:
            yield f"""\
  (func $init_{index} (param $array (ref null {type_})) (param $first i32) (param $count i32)
    (if (ref.is_null (local.get $array)) (then (return)))
    (local.set $first (call $rest (local.get $first) (i32.add (array.len (local.get $array)) (i32.const 1))))
    ({init[0]} {type_} {init[1]} (local.get $array) (local.get $first) (i32.const 3)
      (call $rest
        (call $rest (local.get $count)
          (i32.add (i32.sub (array.len (local.get $array)) (local.get $first)) (i32.const 1)))
        (i32.const 4))))"""

    def initialisation(self, storage):
        """The instruction that initialises an array's elements from a segment, and the segment, if there is one."""
        if not isinstance(storage, Ref):
            return "array.init_data", "$bytes"
        return ("array.init_elem", "$small") if self.types.matches(Ref("i31", False), storage) else None

    def observer(self):
        lines = ["  (func $observe (param $value anyref) (param $depth i32) (result i64)",
                 "    (if (ref.is_null (local.get $value)) (then (return (i64.const 1))))",
                 "    (if (i32.le_s (local.get $depth) (i32.const 0)) (then (return (i64.const 2))))",
                 "    (if (ref.test (ref i31) (local.get $value))",
                 "      (then (return (i64.extend_i32_s (i31.get_s (ref.cast (ref i31) (local.get $value)))))))"]
        indices = list(range(len(self.types.defined)))
        self.random.shuffle(indices)
        for index in indices:
            lines += [f"    (block $no (result anyref)",
                      f"      (return (call $observe_{index} "
                      f"(br_on_cast_fail $no anyref (ref $t{index}) (local.get $value)) (local.get $depth))))",
                      "    (drop)"]
        return "\n".join(lines) + "\n    (i64.const 3))"

    def types_of(self):
        tests = [str(Ref(heap, nullable)) for heap in ("eq", "i31", "struct", "array", *range(len(self.types.defined)))
                 for nullable in ((False,) if self.random.random() < 0.7 else (False, True))]
        lines = ["  (func $types_of (param $value anyref) (result i64)", "    (local $hash i64)"]
        for test in tests + ["(ref $closure)", "(ref $closure0)", "(ref $closure1)"]:
            lines.append("    (local.set $hash (i64.add (i64.mul (local.get $hash) (i64.const 3)) "
                         f"(i64.extend_i32_u (ref.test {test} (local.get $value)))))")
        return "\n".join(lines) + "\n    (local.get $hash))"

    # Functions

    def random_locals(self):
        locals_ = {f"$v{number}": self.types.random_any(True) for number in range(self.random.randint(4, 9))}
        return {**locals_, "$any": ANY, "$i": "i32", "$j": "i64", "$f": "f32", "$d": "f64", "$v": "v128"}

    def finished(self, header, code, body, parameters=()):
        declared = [(name, type_) for name, type_ in code.locals.items() if name not in parameters] + code.scratch
        return "\n".join([f"  (func {header}", *(f"    (local {name} {type_})" for name, type_ in declared), body + ")"])

    def function(self, number):
        parameters, result = self.signatures[number]
        named = {f"$p{position}": type_ for position, type_ in enumerate(parameters)}
        callees = [(f"$f{callee}", *self.signatures[callee]) for callee in range(number + 1, FUNCTIONS)]
        code = Statements(self, {**named, **self.random_locals()}, callees)
        header = f"$f{number} {' '.join(f'(param {name} {type_})' for name, type_ in named.items())} (result {result})"
        body = [f"    (if (i32.le_s (global.get $fuel) (i32.const 0)) (then (return {code.least_value(result)})))",
                code.block(self.random.randint(6, 14)), f"    {code.value(result, 3)}"]
        return self.finished(header, code, "\n".join(body), named)

    def walker(self, number):
        """Goes on by tail calls of each kind, with references as arguments."""
        parameters = {"$count": "i32", "$a": ANY, "$b": EQ, "$sum": "i64"}
        assigned = {"$a": ANY, "$b": EQ, **self.random_locals()}  # but not the count, so that it ends
        code = Statements(self, assigned, walks=False)
        following = (number + 1) % 3
        arguments = (f"(i32.sub (local.get $count) (i32.const 1)) {code.reference(ANY, 2)} {code.reference(EQ, 2)} "
                     "(local.get $sum)")
        call = self.random.choice((f"(return_call $walk{following} {arguments})",
                                   f"(return_call_ref $walk {arguments} (ref.func $walk{following}))",
                                   f"(return_call_indirect $walks (type $walk) {arguments} (i32.const {following}))"))
        body = ["    (local.set $sum (call $mixed (local.get $sum) (call $observe (local.get $a) (i32.const 2))))",
                "    (if (i32.le_s (local.get $count) (i32.const 0))",
                "      (then (call $mix (local.get $sum)) (return (local.get $b))))",
                code.block(self.random.randint(0, 2)), f"    {call}"]
        named = " ".join(f"(param {name} {type_})" for name, type_ in parameters.items())
        header = f"$walk{number} (type $walk) {named} (result anyref)"
        table = "\n  (table $walks funcref (elem $walk0 $walk1 $walk2))" if number == 2 else ""
        return self.finished(header, code, "\n".join(body), parameters) + table

    def deep(self):
        """Recursion with references that live across the calls."""
        named = {f"$p{position}": type_ for position, type_ in enumerate(self.deep_parameters)}
        parameters = {"$depth": "i32", **named}
        code = Statements(self, {**parameters, "$made": ANY, "$result": ANY})
        arguments = " ".join(code.value(type_, 2) for type_ in self.deep_parameters)
        observations = "\n".join(f"    (call $mix (call $observe (local.get {name}) (i32.const 1)))"
                                 for name in [*named, "$made"])
        body = [f"    (local.set $made {code.allocation(ANY, 3)})",
                "    (if (i32.le_s (local.get $depth) (i32.const 0)) (then (return (local.get $made))))",
                f"    (local.set $result (call $deep (i32.sub (local.get $depth) (i32.const 1)) {arguments}))",
                observations, "    (local.get $result)"]
        header = f"$deep {' '.join(f'(param {name} {type_})' for name, type_ in parameters.items())} (result anyref)"
        return self.finished(header, code, "\n".join(body), parameters)

    def thrower_functions(self):
        texts = [f"""\
  (func $throw_{name[1:]} (param $number i32) (param $value {type_})
    (if (i32.and (local.get $number) (i32.const 1)) (then (throw {name} (local.get $value))))
    (call $mix (call $observe (local.get $value) (i32.const 1))))""" for name, type_ in self.tags]
        return "\n".join(texts) + """
  (func $throw_kept
    (if (i32.eqz (ref.is_null (global.get $exception))) (then (throw_ref (global.get $exception)))))"""

    def carried(self):
        """What the kept exception carries."""
        catches = " ".join(f"(catch {name} {name})" for name, _ in self.tags)
        text = (f"(try_table {catches} (call $throw_kept)) (return (ref.null any))")
        for name, type_ in self.tags:
            text = f"(block {name} (result {type_}) {text})\n    (return)"
        return f"  (func $carried (result anyref)\n    {text.removesuffix('(return)')})"

    def start(self, may_trap):
        code = Statements(self, self.random_locals())
        calls = []
        for number, (parameters, result) in enumerate(self.signatures):
            arguments = " ".join(code.value(type_, 2) for type_ in parameters)
            call = f"(call $f{number} {arguments})"
            value = f"(call $observe {call} (i32.const 3))" if isinstance(result, Ref) else as_number(result, call)
            calls.append(f"      (call $mix {value})")
        everything = [f"(global.get {name})" for name, _ in self.globals]
        everything += [f"(table.get $anything (i32.const {index}))" for index in range(TABLE_SIZE)]
        everything += ["(global.get $ring)", "(global.get $kept_closure)", "(call $carried)",
                       "(any.convert_extern (global.get $outside))"]
        body = ["    (loop $again", *calls, "      (br_if $again (i32.gt_s (global.get $fuel) (i32.const 0))))",
                *(f"    (call $mix (call $observe {text} (i32.const 4)))" for text in everything),
                "    (call $print (i64.extend_i32_u (global.get $steps)))", "    (call $print (global.get $hash))",
                *(self.last_operation(code) for _ in range(3 if may_trap else 0)), "    (call $print (global.get $hash))"]
        return self.finished('$_start (export "_start")', code, "\n".join(body))

    def last_operation(self, code):
        """One that may trap."""
        index, array = self.random.choice(self.types.of_kind("struct")), self.random.choice(self.types.of_kind("array"))
        target = self.types.random_any()
        get = f"array.get{storage_suffix(self.random, self.types.defined[array].fields[0].storage)}"
        return "    " + self.random.choice((
            f"(call $mix (call $observe (ref.cast {target} {code.reference(ANY, 3)}) (i32.const 2)))",
            f"(call $mix (call $observe (ref.as_non_null {code.reference(Ref(target.heap), 3)}) (i32.const 2)))",
            f"(call $mix (i64.extend_i32_u (array.len {code.reference(Ref('array'), 3)})))",
            f"(call $mix (i64.extend_i32_u (i31.get_s {code.reference(Ref('i31'), 3)})))",
            f"(drop (struct.get $t{BASE_STRUCT} 0 {code.reference(Ref(BASE_STRUCT), 3)}))",
            f"(drop ({get} $t{array} {code.reference(Ref(array), 3)} {code.number('i32', 1)}))",
            f"(array.set $t{BASE_ARRAY} {code.reference(Ref(BASE_ARRAY), 3)} {code.number('i32', 1)} (ref.null none))",
            f"(array.fill $t{BASE_ARRAY} {code.reference(Ref(BASE_ARRAY), 3)} {code.number('i32', 1)} (ref.null none) "
            "(i32.const 2))",
            f"(drop (array.new_data $t2 $bytes (i32.const 0) (i32.and {code.number('i32', 1)} (i32.const 127))))",
            f"(drop (array.new_elem $t1 $small {code.number('i32', 1)} (i32.const 0)))",
            f"(drop (ref.cast (ref $t{index}) {code.reference(Ref('struct'), 3)}))",
            "(throw_ref (global.get $exception))" if self.random.random() < 0.2 else "(nop)",
        ))


if __name__ == "__main__":
    print(Program(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000).text, end="")
