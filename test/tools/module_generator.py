#!/usr/bin/env python3
"""module_generator.py SEED [--modules N] [FOLDER]: a random program, in one module and in several.

Its functions, memories, tables, globals and tags are distributed over modules, each of which imports what it uses of those before
it: from where it is defined, or from a module that only passes it on. Calls go back by tables, references and exceptions. Each module
has segments, and perhaps a start function. In the one module (Program.whole) all entries stand together, and what the modules do
when they are instantiated is done first, in the same order. Both print the same: records of 8 bytes, of what
functions return and of what is in memories and globals in the end. A budget of calls ends every recursion.

Prints the one module, or writes it and the others to the folder."""
import argparse
import pathlib
import random

BUDGET = 1000  # calls
PAGE = 65536
WORD = 4096  # addresses are below, but for some that are anywhere

OBJECTS = """(rec (type $node (sub (struct (field (mut i64)) (field (mut (ref null $node)))))))
  (type $leaf (sub $node (struct (field (mut i64)) (field (mut (ref null $node))) (field i32))))"""
NODE = "(ref null $node)"
DEFAULTS = {"i32": "(i32.const 7)", "i64": "(i64.const 11)", "f64": "(f64.const 1.5)", NODE: "(ref.null $node)"}


class Entry:
    """Of an index space. `detail` is what its definition says behind the name."""

    def __init__(self, kind, name, part, detail, **facts):
        self.kind, self.name, self.part, self.detail = kind, name, part, detail
        self.providers = {}  # by module: what it exports it as
        self.__dict__.update(facts)

    def definition(self):
        return f"({self.kind} {self.name} {self.detail})"

    def imported(self, provider):
        return f'(import "{provider.name}" "{self.providers[provider]}" ({self.kind} {self.name} {self.type_text}))'


class Part:
    """One of the modules."""

    def __init__(self, number):
        self.number, self.name = number, f"part{number}"
        self.entries, self.imports = [], {}  # own ones; {entry: the module it is imported from}
        self.bodies, self.elements, self.data, self.declared = [], [], [], set()
        self.start = None

    def uses(self, entry, rng):
        """The entry's name, which is imported if it has to be."""
        if entry.part is not self and entry not in self.imports:
            provider = rng.choice([entry.part, *entry.providers])
            entry.providers.setdefault(provider, f"{entry.kind} {len(entry.providers)} of {entry.name}")
            self.imports[entry] = provider
            if rng.random() < 0.3:
                entry.providers[self] = f"passed on {entry.name}"
        return entry.name


class Segment:
    def __init__(self, kind, name, where, offset, contents, count):
        self.kind, self.name, self.where, self.offset, self.contents, self.count = kind, name, where, offset, contents, count

    def active(self):
        space = "table" if self.kind == "elem" else "memory"
        return f"({self.kind} {self.name} ({space} {self.where}) (offset {self.offset}) {self.contents})"

    def passive(self):
        return f"({self.kind} {self.name} {self.contents})"

    def copied(self):
        instruction = "table" if self.kind == "elem" else "memory"
        return (f"({instruction}.init {self.where} {self.name} {self.offset} (i32.const 0) (i32.const {self.count}))"
                f" ({self.kind}.drop {self.name})")


class Code:
    """Of one function."""

    def __init__(self, program, part, function):
        self.program, self.part, self.rng, self.labels = program, part, program.rng, 0
        self.locals = {kind: [] for kind in DEFAULTS}
        for index, kind in enumerate(function.parameters):
            self.locals[kind].append(f"$p{index}")
        for kind in program.kinds:
            self.locals[kind].append(f"$l_{kind if kind != NODE else 'node'}")

    def use(self, entry):
        return self.part.uses(entry, self.rng)

    def pick(self, kind, fits=lambda entry: True):
        """An entry of this module or one before it, or None."""
        candidates = [entry for entry in self.program.entries if entry.kind == kind and entry.part.number <= self.part.number and fits(entry)]
        return self.rng.choice(candidates) if candidates else None

    def label(self):
        self.labels += 1
        return f"$b{self.labels}"

    def reference(self, function):
        self.part.declared.add(self.use(function))
        return f"(ref.func {function.name})"

    def address(self, depth):
        index = self.expression("i32", depth)
        return index if self.rng.random() < self.program.wildness else f"(i32.and {index} (i32.const {WORD - 8}))"

    def slot(self, table, depth):
        index = self.expression("i32", depth)
        return index if self.rng.random() < self.program.wildness else f"(i32.rem_u {index} (i32.const {table.size}))"

    def arguments(self, function, depth):
        return " ".join(self.expression(kind, depth) for kind in function.parameters)

    def call(self, result, depth, prefix=""):
        """A call of one of the ways, or None."""
        rng = self.rng
        function = self.pick("func", lambda entry: entry.result == result)
        table = self.pick("table", lambda entry: entry.signature.result == result)
        way = rng.random()
        if table and way < 0.35:
            return (f"({prefix}call_indirect {self.use(table)} (type {table.signature.name}) "
                    f"{self.arguments(table.signature, depth)} {self.slot(table, depth)})")
        if not function:
            return None
        if way < 0.5:
            return f"({prefix}call_ref {function.signature.name} {self.arguments(function, depth)} {self.reference(function)})"
        return f"({prefix}call {self.use(function)} {self.arguments(function, depth)})"

    def expression(self, kind, depth=0):
        rng = self.rng
        simple = [f"(local.get {rng.choice(self.locals[kind])})"]
        if kind != NODE:
            simple.append(f"({kind}.const {rng.choice([0, 1, 2, 3, 8, 100, rng.randrange(1 << 31)])})")
        variable = self.pick("global", lambda entry: entry.value == kind)
        if variable:
            simple.append(f"(global.get {self.use(variable)})")
        if depth > 3 or rng.random() < 0.25:
            return rng.choice(simple)
        if rng.random() < 0.3:
            called = self.call(kind, depth + 2)
            if called:
                return called
        below = depth + 1
        if kind == NODE:
            if rng.random() < 0.3:
                return f"(struct.new $leaf {self.expression('i64', below)} {self.expression(NODE, below)} {self.expression('i32', below)})"
            return f"(struct.new $node {self.expression('i64', below)} {self.expression(NODE, below)})"
        forms = [f"({kind}.{rng.choice(['add', 'sub', 'mul'])} {self.expression(kind, below)} {self.expression(kind, below)})"]
        memory = self.pick("memory")
        if memory and kind != "f64":
            forms += [f"({kind}.load {self.use(memory)} offset={rng.choice([0, 8, 16])} {self.address(below)})"] * 2
        if kind == "i32":
            forms += [f"(i32.wrap_i64 {self.expression('i64', below)})", f"(i64.lt_s {self.expression('i64', below)} {self.expression('i64', below)})"]
            divisor = self.expression("i32", below)
            forms.append(f"(i32.div_u {self.expression('i32', below)} " +
                         (f"{divisor})" if rng.random() < self.program.wildness else f"(i32.or {divisor} (i32.const 1)))"))
            if memory:
                forms += [f"(memory.size {self.use(memory)})", f"(memory.grow {self.use(memory)} (i32.const {rng.choice([0, 1])}))"]
            forms.append(f"(ref.test (ref $leaf) {self.expression(NODE, below)})")
        elif kind == "i64":
            forms.append(f"(i64.extend_i32_s {self.expression('i32', below)})")
            forms.append(f"(i64.reinterpret_f64 {self.expression('f64', below)})")
            forms.append(f"(block (result i64) (local.set $l_node {self.expression(NODE, below)}) "
                         "(if (result i64) (ref.is_null (local.get $l_node)) (then (i64.const 5)) "
                         "(else (struct.get $node 0 (local.get $l_node)))))")
        else:
            # Whole numbers, so that no NaN has bits that are not defined.
            forms = [f"(f64.convert_i32_s {self.expression('i32', below)})"]
        return rng.choice(forms)

    def statements(self, depth, count):
        return " ".join(self.statement(depth) for _ in range(count))

    def statement(self, depth=0):
        rng = self.rng
        kind = rng.choice(self.program.kinds)
        forms = [lambda: f"(local.set {rng.choice(self.locals[kind])} {self.expression(kind)})",
                 lambda: f"(call {self.use(self.program.print)} {self.expression('i64', 1)})",
                 lambda: f"(drop {self.call(kind, 1) or self.expression(kind)})"]
        variable = self.pick("global", lambda entry: entry.is_mutable and entry.value == kind)
        if variable:
            forms.append(lambda: f"(global.set {self.use(variable)} {self.expression(kind)})")
        memory, other = self.pick("memory"), self.pick("memory")
        store = rng.choice(["i32.store", "i64.store", "i64.store16"])
        forms.append(lambda: f"({store} {self.use(memory)} {self.address(1)} {self.expression(store[:3], 1)})")
        forms.append(lambda: f"(memory.copy {self.use(memory)} {self.use(other)} {self.address(2)} {self.address(2)} (i32.const {rng.randrange(64)}))")
        table = self.pick("table")
        if table:
            function = self.pick("func", lambda entry: entry.signature is table.signature)
            if function:
                forms.append(lambda: f"(table.set {self.use(table)} {self.slot(table, 2)} {self.reference(function)})")
            second = self.pick("table", lambda entry: entry.element == table.element and entry.signature is table.signature)
            forms.append(lambda: f"(table.copy {self.use(table)} {self.use(second)} (i32.const 0) (i32.const {rng.randrange(2)}) (i32.const 1))")
        for segment in self.part.data:
            forms.append(lambda segment=segment: f"(memory.init {self.use(memory)} {segment.name} {self.address(2)} (i32.const 0) (i32.const {rng.choice([0, 0, segment.count])}))"
                         if not segment.where else "(nop)")
        tag = self.pick("tag")
        if tag:
            forms.append(lambda: f"(if {self.expression('i32', 2)} (then (throw {self.use(tag)} {self.expression('i64', 2)})))")
        if depth < 2:
            forms.append(lambda: f"(if {self.expression('i32', 1)} (then {self.statements(depth + 1, 2)}) (else {self.statements(depth + 1, 1)}))")
            forms.append(lambda: self.loop(depth))
            if tag:
                forms += [lambda: self.handled(tag, depth)] * 2
        return rng.choice(forms)()

    def loop(self, depth):
        label, counter = self.label(), f"$i{depth}"
        return (f"(local.set {counter} (i32.const {self.rng.randrange(1, 6)})) (loop {label} {self.statements(depth + 1, 2)} "
                f"(br_if {label} (local.tee {counter} (i32.sub (local.get {counter}) (i32.const 1)))))")

    def handled(self, tag, depth):
        label = self.label()
        if self.rng.random() < 0.4:
            return f"(block {label} (try_table (catch_all {label}) {self.statements(depth + 1, 2)}))"
        return (f"(local.set $l_i64 (block {label} (result i64) (try_table (catch {self.use(tag)} {label}) "
                f"{self.statements(depth + 1, 2)}) (i64.const 3)))")

    def body(self, function):
        budget = self.use(self.program.budget)
        variables = " ".join(f"(local $l_{kind if kind != NODE else 'node'} {kind})" for kind in self.program.kinds)
        last = self.call(function.result, 1, "return_") if self.rng.random() < 0.3 else None
        return f"""(local $i0 i32) (local $i1 i32) {variables}
    (if (i32.eqz (global.get {budget})) (then (return {DEFAULTS[function.result]})))
    (global.set {budget} (i32.sub (global.get {budget}) (i32.const 1)))
    {self.statements(0, self.rng.randrange(1, 5))}
    {last or self.expression(function.result)}"""


class Signature:
    def __init__(self, name, parameters, result):
        self.name, self.parameters, self.result = name, parameters, result

    def text(self):
        return f"(type {self.name} (func (param {' '.join(self.parameters)}) (result {self.result})))"


class Program:
    """`modules` are texts by name, the last the program's; `command_line` is an order of the names in which they can be given."""

    def __init__(self, seed, most_modules=8):
        self.rng = rng = random.Random(seed)
        module_count = rng.randrange(2, most_modules + 1)
        self.kinds = list(DEFAULTS)
        self.wildness = 0.002 if rng.random() < 0.3 else 0  # how often operands are let trap
        self.signatures = [Signature(f"$s{index}", [rng.choice(self.kinds) for _ in range(rng.randrange(4))], rng.choice(self.kinds))
                           for index in range(4)]
        self.parts = [Part(number) for number in range(module_count)]
        self.entries = []
        self.count = 0
        self.define_output()
        for part in self.parts:
            self.define_entries(part)
            self.define_bodies(part)
            self.define_segments(part)
        self.define_main()
        self.command_line = [part.name for part in rng.sample(self.parts[:-1], module_count - 1)] + [self.parts[-1].name]
        self.order = self.instantiation_order()
        self.modules = {part.name: self.module(part) for part in self.parts}
        self.whole = self.whole_module()

    def add(self, part, kind, detail, type_text=None, **facts):
        entry = Entry(kind, f"${kind[0]}{self.count}", part, detail, type_text=type_text or detail, **facts)
        self.count += 1
        self.entries.append(entry)
        part.entries.append(entry)
        return entry

    def define_output(self):
        first = self.parts[0]
        self.budget = self.add(first, "global", f"(mut i32) (i32.const {BUDGET})", "(mut i32)", value=None, is_mutable=False)
        self.output = self.add(first, "memory", "1 3")
        self.print = self.add(first, "func", "(param i64)", result=None, parameters=["i64"], signature=None)
        first.bodies.append(f"""(func {self.print.name} (param i64)
    (i32.store {self.output.name} (i32.const {WORD}) (i32.const {WORD + 16}))
    (i32.store {self.output.name} (i32.const {WORD + 4}) (i32.const 8))
    (i64.store {self.output.name} (i32.const {WORD + 16}) (local.get 0))
    (drop (call $fd_write (i32.const 1) (i32.const {WORD}) (i32.const 1) (i32.const {WORD + 8}))))""")

    def define_entries(self, part):
        rng = self.rng
        for _ in range(rng.randrange(3)):
            maximum = rng.choice(["", " 2", " 3"])
            # An import may ask for less than there is.
            self.add(part, "memory", f"1{maximum}", rng.choice([f"1{maximum}", "1", "0"]))
        for _ in range(rng.randrange(3)):
            signature = rng.choice(self.signatures)
            element, size = rng.choice(["funcref", f"(ref null {signature.name})"]), rng.choice([2, 4, 8])
            self.add(part, "table", f"{size} {element}", f"{rng.choice([size, 1])} {element}", signature=signature, element=element, size=size)
        for _ in range(rng.randrange(4)):
            self.define_global(part)
        for _ in range(rng.randrange(2)):
            self.add(part, "tag", "(param i64)")
        # One at least that fits into each of the tables.
        tables = [entry.signature for entry in part.entries if entry.kind == "table"]
        for signature in tables + [rng.choice(self.signatures) for _ in range(rng.randrange(1, 4))]:
            self.add(part, "func", "", f"(type {signature.name})", signature=signature, parameters=signature.parameters, result=signature.result)

    def define_global(self, part):
        rng = self.rng
        value, is_mutable = rng.choice(self.kinds), rng.random() < 0.6
        constants = [entry for entry in self.entries if entry.kind == "global" and entry.value == value and not entry.is_mutable]
        initial = f"({value}.const {rng.randrange(1000)})" if value != NODE else rng.choice(
            ["(ref.null $node)", f"(struct.new $node (i64.const {rng.randrange(1000)}) (ref.null $node))"])
        if constants and rng.random() < 0.6:
            initial = f"(global.get {part.uses(rng.choice(constants), rng)})"
            if value in ("i32", "i64"):
                initial = f"({value}.add {initial} ({value}.const 1))"
        kind = f"(mut {value})" if is_mutable else value
        self.add(part, "global", f"{kind} {initial}", kind, value=value, is_mutable=is_mutable)

    def define_bodies(self, part):
        # In front of the bodies, which use them.
        for _ in range(self.rng.randrange(2)):
            part.data.append(self.data_segment(None, None))
        for entry in part.entries:
            if entry.kind == "func" and entry.signature:
                parameters = " ".join(f"(param $p{index} {kind})" for index, kind in enumerate(entry.parameters))
                code = Code(self, part, entry).body(entry)
                part.bodies.append(f"(func {entry.name} (type {entry.signature.name}) {parameters} (result {entry.result})\n    {code})")
        if self.rng.random() < 0.6:
            part.start = f"$start{part.number}"
            code = Code(self, part, Signature("", [], "i64"))
            part.bodies.append(f"(func {part.start} {self.variables()}\n    {self.guarded(code, code.statements(0, 3))})")

    def variables(self):
        return "(local $i0 i32) (local $i1 i32) " + " ".join(f"(local $l_{kind if kind != NODE else 'node'} {kind})" for kind in self.kinds)

    def guarded(self, code, statements):
        label = code.label()
        return f"(block {label} (try_table (catch_all {label}) {statements}))"

    def data_segment(self, where, offset):
        self.count += 1
        size = self.rng.randrange(1, 40)
        text = "".join(f"\\{self.rng.randrange(256):02x}" for _ in range(size))
        return Segment("data", f"$d{self.count}", where, offset, f'"{text}"', size)

    def offset(self, part, number):
        """A constant expression for it, perhaps of a constant that another module has."""
        rng = self.rng
        constants = [entry for entry in self.entries if entry.kind == "global" and entry.value == "i32" and not entry.is_mutable
                     and entry.detail.startswith("i32 (i32.const")]
        if constants and rng.random() < 0.5:
            constant = rng.choice(constants)
            value = int(constant.detail.split()[-1].rstrip(")"))
            return f"(i32.add (global.get {part.uses(constant, rng)}) (i32.const {number - value}))"
        return f"(i32.const {number})"

    def define_segments(self, part):
        rng = self.rng
        tables = [entry for entry in self.entries if entry.kind == "table"]
        for table in tables:
            functions = [entry for entry in self.entries if entry.kind == "func" and entry.signature is table.signature]
            if not functions or (table.part is not part and rng.random() < 0.5):
                continue
            count = table.size if table.part is part else rng.randrange(1, 3)
            chosen = [rng.choice(functions) for _ in range(count)]
            items = " ".join(f"(ref.func {part.uses(function, rng)})" for function in chosen)
            at = table.size if rng.random() < 0.002 else rng.randrange(table.size - count + 1)
            self.count += 1
            part.elements.append(Segment("elem", f"$e{self.count}", part.uses(table, rng), self.offset(part, at), f"{table.element} {items}", count))
        memories = [entry for entry in self.entries if entry.kind == "memory"]
        for _ in range(rng.randrange(3)):
            memory = rng.choice(memories)
            at = PAGE if rng.random() < 0.002 else rng.randrange(WORD)
            part.data.append(self.data_segment(part.uses(memory, rng), self.offset(part, at)))

    def define_main(self):
        """Calls what it can see, and shows what has become of everything."""
        main = self.parts[-1]
        code = Code(self, main, Signature("", [], "i64"))
        lines = []
        for entry in self.entries:
            if entry.kind == "func" and entry.signature:
                call = f"(call {code.use(entry)} {' '.join(DEFAULTS[kind] for kind in entry.parameters)})"
                shown = {"i64": call, "i32": f"(i64.extend_i32_u {call})", "f64": f"(i64.reinterpret_f64 {call})",
                         NODE: f"(i64.extend_i32_u (ref.is_null {call}))"}[entry.result]
                lines.append(f"(global.set {code.use(self.budget)} (i32.const {BUDGET}))")
                lines.append(self.guarded(code, f"(call {code.use(self.print)} {shown})"))
        for entry in self.entries:
            if entry.kind == "memory":
                label, memory = code.label(), code.use(entry)
                lines.append(f"""(local.set $i0 (i32.const 0)) (local.set $l_i64 (i64.const 0))
    (loop {label}
      (local.set $l_i64 (i64.add (i64.mul (local.get $l_i64) (i64.const 31)) (i64.load8_u {memory} (local.get $i0))))
      (br_if {label} (i32.lt_u (local.tee $i0 (i32.add (local.get $i0) (i32.const 1))) (i32.const {WORD}))))
    (call {self.print.name} (i64.add (local.get $l_i64) (i64.extend_i32_u (memory.size {memory}))))""")
            elif entry.kind == "global" and entry.value in ("i32", "i64"):
                value = f"(global.get {code.use(entry)})"
                lines.append(f"(call {self.print.name} {value if entry.value == 'i64' else f'(i64.extend_i32_u {value})'})")
        code.use(self.print)
        main.bodies.append("(func $_start " + self.variables() + "\n    " + "\n    ".join(lines) + ")")

    def instantiation_order(self):
        """As docs/linking-modules.md has it: after what it imports from, and otherwise as on the command line."""
        place = {name: number for number, name in enumerate(self.command_line)}
        waiting, order = set(self.parts), []
        while waiting:
            ready = [part for part in waiting if not any(provider in waiting for provider in part.imports.values())]
            order.append(min(ready, key=lambda part: place[part.name]))
            waiting.remove(order[-1])
        return order

    def types(self, shuffled):
        """At other places in each module, among others that nobody uses."""
        types = [signature.text() for signature in self.signatures]
        if shuffled:
            types += [f"(type $unused{index} (func (param {'i32 ' * index}f32)))" for index in range(self.rng.randrange(3))]
            self.rng.shuffle(types)
        return [OBJECTS] + types

    def sources(self, lines):
        return "\n  ".join(["(module", *lines]) + ")\n"

    FD_WRITE = '(import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))'

    def definitions(self, part):
        return [entry.definition() for entry in part.entries if entry.kind != "func"]

    def module(self, part):
        imports = [entry.imported(provider) for entry, provider in part.imports.items()] + ([self.FD_WRITE] if part.number == 0 else [])
        self.rng.shuffle(imports)
        exports = [f'(export "{entry.providers[part]}" ({entry.kind} {entry.name}))' for entry in self.entries if part in entry.providers]
        self.rng.shuffle(exports)
        if part.number == 0:
            exports.append(f'(export "memory" (memory {self.output.name}))')
        if part is self.parts[-1]:
            exports.append('(export "_start" (func $_start))')
        segments = [segment.active() if segment.where else segment.passive() for segment in part.elements + part.data]
        declared = [f"(elem declare func {' '.join(sorted(part.declared))})"] if part.declared else []
        start = [f"(start {part.start})"] if part.start else []
        bodies = self.rng.sample(part.bodies, len(part.bodies))
        return self.sources([*self.types(True), *imports, *self.definitions(part), *exports, *segments, *declared, *start, *bodies])

    def whole_module(self):
        lines = [*self.types(False), self.FD_WRITE]
        for part in self.order:
            lines += self.definitions(part)
        # Not a start function, in which node's WASI cannot be called.
        lines += [f'(export "memory" (memory {self.output.name}))', '(export "_start" (func $whole))',
                  "(func $whole (call $instantiate) (call $_start))"]
        stages = []
        for part in self.order:
            segments = part.elements + part.data
            lines += [segment.passive() for segment in segments] + part.bodies
            stages += [segment.copied() for segment in segments if segment.where]
            stages += [f"(call {part.start})"] if part.start else []
        declared = sorted(set().union(*(part.declared for part in self.parts)))
        lines += [f"(elem declare func {' '.join(declared)})"] if declared else []
        return self.sources([*lines, "(func $instantiate\n    " + "\n    ".join(stages) + ")"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--modules", type=int, default=8, help="the most there can be")
    options = parser.parse_args()
    program = Program(options.seed, options.modules)
    if not options.folder:
        print(program.whole)
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in [*program.modules.items(), ("whole", program.whole)]:
        (options.folder / f"{name}.wat").write_text(text)
    print(" ".join(f"{name}.wat" for name in program.command_line))


if __name__ == "__main__":
    main()
