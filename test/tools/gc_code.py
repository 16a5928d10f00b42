"""Random expressions and statements over the types of gc_types.py; gc_generator.py makes programs of them.

Nothing here traps: casts are tested before, null is looked for, and indices are brought within bounds."""
from gc_types import ABOVE, BASE_ARRAY, BASE_STRUCT, PACKED, Ref

ANY = Ref("any")
EQ = Ref("eq")
CLOSURE = "(ref null $closure)"
INTERESTING = (0, 1, 2, 3, 7, 31, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x3fffffff, 0x40000000, 0x7fffffff,
               -1, -2, -128, -129, -32768, -32769, -0x40000000, -0x40000001, -0x80000000)
TABLE_SIZE = 16  # of each table; a power of two


def storage_suffix(random, storage):
    """struct.get and array.get of packed storage say how it is extended."""
    return random.choice(("_s", "_u")) if storage in PACKED else ""


class Code:
    """The body of one function: knows its locals, and which functions it may call."""

    def __init__(self, program, locals_, callees=()):
        self.program, self.types, self.random = program, program.types, program.random
        self.locals = dict(locals_)  # by name; references that can be null, and numbers
        self.scratch = []            # further locals, that no expression finds by chance
        self.callees = list(callees)
        self.calls_left = 3
        self.labels = 0

    def label(self):
        self.labels += 1
        return f"$l{self.labels}"

    def scratch_local(self, type_):
        self.scratch.append((f"$s{len(self.scratch)}", type_))
        return self.scratch[-1][0]

    def pick(self, choices):
        """Of (weight, function) pairs one function's result; None from a function means that it cannot."""
        while True:
            weights = [weight for weight, _ in choices]
            chosen = self.random.choices(range(len(choices)), weights)[0]
            result = choices[chosen][1]()
            if result is not None:
                return result
            choices = choices[:chosen] + choices[chosen + 1:]

    # Values

    def value(self, type_, depth):
        return self.reference(type_, depth) if isinstance(type_, Ref) else self.number(type_, depth)

    def constant(self, type_):
        integer = self.random.choice(INTERESTING) if self.random.random() < 0.7 else self.random.getrandbits(31)
        if type_ == "v128":
            return f"(v128.const i32x4 {integer} {self.random.choice(INTERESTING)} 1 2)"
        if type_ in ("f32", "f64"):
            return f"({type_}.const {integer / 4})"
        return f"({type_}.const {integer})"

    def local_of(self, type_):
        names = [name for name, local in self.locals.items() if local == type_]
        return f"(local.get {self.random.choice(names)})" if names else None

    def number(self, type_, depth):
        choices = [(2, lambda: self.constant(type_)), (3, lambda: self.local_of(type_))]
        if depth > 0:
            choices += [(3, lambda: self.number_from_field(type_, depth)),
                        (2, lambda: self.number_from_array(type_, depth)),
                        (2, lambda: self.computed(type_, depth))]
        return self.pick(choices)

    def number_from_field(self, type_, depth):
        places = [(index, position, field) for index in self.types.of_kind("struct")
                  for position, field in enumerate(self.types.defined[index].fields) if field.value() == type_]
        if not places:
            return None
        index, position, field = self.random.choice(places)
        suffix = storage_suffix(self.random, field.storage)
        return f"(struct.get{suffix} $t{index} {position} {self.reference(Ref(index, False), depth - 1)})"

    def number_from_array(self, type_, depth):
        indices = [index for index in self.types.of_kind("array")
                   if self.types.defined[index].fields[0].value() == type_]
        if not indices:
            return None
        index = self.random.choice(indices)
        return f"(call $get_{index} {self.reference(Ref(index), depth - 1)} {self.number('i32', depth - 1)})"

    def computed(self, type_, depth):
        if type_ == "i32":
            reference = self.types.random_any()
            return self.pick([
                (2, lambda: f"(i32.{self.random.choice(('add', 'sub', 'mul', 'xor', 'and', 'or', 'shl', 'shr_u'))} "
                            f"{self.number('i32', depth - 1)} {self.number('i32', depth - 1)})"),
                (2, lambda: f"(ref.test {reference} {self.reference(ANY, depth - 1)})"),
                (1, lambda: f"(ref.is_null {self.reference(self.types.random_any(True), depth - 1)})"),
                (2, lambda: f"(ref.eq {self.reference(EQ, depth - 1)} {self.reference(EQ, depth - 1)})"),
                (1, lambda: f"(i31.get_{self.random.choice('su')} {self.reference(Ref('i31', False), depth - 1)})"),
                (1, lambda: f"(array.len {self.reference(Ref('array', False), depth - 1)})"),
            ])
        if type_ == "i64":
            return f"(i64.extend_i32_{self.random.choice('su')} {self.number('i32', depth - 1)})"
        if type_ in ("f32", "f64"):
            return f"({type_}.convert_i32_s {self.number('i32', depth - 1)})"
        return f"(i64x2.splat {self.number('i64', depth - 1)})"

    # References

    def reference(self, want, depth):
        if want.heap in ("func", "extern", "exn"):
            return self.foreign(want, depth)
        choices = [(4, lambda: self.local_reference(want))]
        if want.nullable:
            choices.append((1, want.null))
        if depth <= 0:
            return self.pick(choices + [(2, lambda: self.least(want))])
        choices += [(4, lambda: self.allocation(want, depth)),
                    (2, lambda: self.global_reference(want, depth)),
                    (3, lambda: self.narrowed(want, depth)),
                    (2, lambda: self.from_field(want, depth)),
                    (1, lambda: self.from_array(want, depth)),
                    (1, lambda: self.chosen(want, depth)),
                    (1, lambda: self.caught(want, depth)),
                    (2, lambda: self.called(want, depth))]
        if not want.nullable:
            choices.append((2, lambda: self.made_non_null(want, self.reference(Ref(want.heap), depth - 1))))
        return self.pick(choices)

    def foreign(self, want, depth):
        if want.heap == "func":
            return self.pick([(1, lambda: "(ref.null nofunc)"),
                              (1, lambda: f"(ref.func $f{self.random.randrange(self.program.functions)})"),
                              (1, lambda: f"(table.get $functions {self.table_index(depth)})")])
        if want.heap == "exn":
            return self.random.choice(("(ref.null exn)", "(global.get $exception)"))
        return self.pick([(1, lambda: "(ref.null noextern)"), (1, lambda: "(global.get $outside)"),
                          (3, lambda: f"(extern.convert_any {self.reference(ANY, depth - 1)})")])

    def least(self, want):
        """Made of constants."""
        if want.nullable and self.random.random() < 0.5:
            return want.null()
        if want.heap in ("any", "eq", "i31"):
            return f"(ref.i31 {self.constant('i32')})"
        index = {"struct": BASE_STRUCT, "array": BASE_ARRAY}.get(want.heap, want.heap)
        defined = self.types.defined[index]
        if defined.kind == "array":
            return f"(array.new_fixed $t{index} 0)"
        return f"(struct.new $t{index} {' '.join(self.least_value(field.value()) for field in defined.fields)})"

    def least_value(self, type_):
        if not isinstance(type_, Ref):
            return self.constant(type_)
        if type_.nullable:
            return type_.null()
        return self.least(type_)

    def local_reference(self, want):
        names = [name for name, local in self.locals.items()
                 if isinstance(local, Ref) and self.types.is_below(local.heap, want.heap)]
        if not names:
            return None
        text = f"(local.get {self.random.choice(names)})"
        return text if want.nullable else self.made_non_null(want, text)

    def made_non_null(self, want, text):
        if self.random.random() < 0.5:
            label = self.label()
            return f"(block {label} (result {want}) (br_on_non_null {label} {text}) {self.least(want)})"
        local = self.scratch_local(Ref(want.heap))
        return (f"(if (result {want}) (ref.is_null (local.tee {local} {text})) "
                f"(then {self.least(want)}) (else (ref.as_non_null (local.get {local}))))")

    def allocation(self, want, depth):
        if want.heap == "i31" or (want.heap in ("any", "eq") and self.random.random() < 0.3):
            return f"(ref.i31 {self.number('i32', depth - 1)})"
        if want.heap in ("any", "struct") and self.random.random() < 0.1:
            return self.closure(depth)
        index = self.random.choice(self.types.below(want.heap))
        defined = self.types.defined[index]
        has_default = all(not isinstance(field.storage, Ref) or field.storage.nullable for field in defined.fields)
        if defined.kind == "struct":
            if has_default and self.random.random() < 0.2:
                return f"(struct.new_default $t{index})"
            values = [self.value(field.value(), depth - 1) for field in defined.fields]
            return f"(struct.new $t{index} {' '.join(values)})"
        return self.array_allocation(index, defined.fields[0], has_default, depth)

    def array_allocation(self, index, element, has_default, depth):
        length = f"(i32.and {self.number('i32', depth - 1)} (i32.const {self.random.choice((0, 1, 7, 31))}))"
        forms = [f"(array.new $t{index} {self.value(element.value(), depth - 1)} {length})"]
        values = [self.value(element.value(), depth - 1) for _ in range(self.random.randrange(4))]
        forms.append(f"(array.new_fixed $t{index} {len(values)} {' '.join(values)})")
        if has_default:
            forms.append(f"(array.new_default $t{index} {length})")
        if not isinstance(element.storage, Ref):
            forms.append(f"(array.new_data $t{index} $bytes (i32.const {self.random.randrange(32)}) "
                         f"(i32.const {self.random.randrange(3)}))")
        elif self.types.matches(Ref("i31", False), element.storage):
            forms.append(f"(array.new_elem $t{index} $small (i32.const {self.random.randrange(4)}) "
                         f"(i32.const {self.random.randrange(5)}))")
        elif self.types.matches(Ref(BASE_STRUCT, False), element.storage):
            forms.append(f"(array.new_elem $t{index} $structs (i32.const {self.random.randrange(2)}) "
                         f"(i32.const {self.random.randrange(3)}))")
        return self.random.choice(forms)

    def closure(self, depth):
        kind = self.random.randrange(2)
        captured = self.reference(ANY if kind == 0 else self.program.captured, depth - 1)
        return f"(struct.new $closure{kind} (ref.func $code{kind}) {captured})"

    def global_reference(self, want, depth):
        names = [name for name, type_ in self.program.globals if self.types.matches(type_, Ref(want.heap))]
        if not names:
            return None
        text = f"(global.get {self.random.choice(names)})"
        return text if want.nullable else self.made_non_null(want, text)

    def source(self, heap, depth):
        """A reference of a type above, and that type."""
        above = [candidate for candidate in [*ABOVE, *range(len(self.types.defined))]
                 if self.types.is_below(heap, candidate)]
        type_ = Ref(self.random.choice(above))
        if type_ != ANY:
            return self.reference(type_, depth - 1), type_
        return self.pick([
            (2, lambda: self.reference(ANY, depth - 1)),
            (1, lambda: f"(any.convert_extern {self.reference(Ref('extern'), depth - 1)})"),
            (1, lambda: f"(any.convert_extern (extern.convert_any {self.reference(ANY, depth - 1)}))"),
            (2, lambda: f"(table.get $anything {self.table_index(depth)})"),
        ]), ANY

    def table_index(self, depth):
        return f"(i32.and {self.number('i32', depth - 1)} (i32.const {TABLE_SIZE - 1}))"

    def narrowed(self, want, depth):
        """What has the type at run time, or else something made."""
        text, source = self.source(want.heap, depth)
        label, other = self.label(), self.label()
        form = self.random.randrange(3)
        if form == 0:
            return (f"(block {label} (result {want}) (br_on_cast {label} {source} {want} {text}) (drop) "
                    f"{self.least(want)})")
        if form == 1:
            return (f"(block {label} (result {want}) (block {other} (result {source}) "
                    f"(br {label} (br_on_cast_fail {other} {source} {want} {text}))) (drop) {self.least(want)})")
        local = self.scratch_local(source)
        return (f"(if (result {want}) (ref.test {want} (local.tee {local} {text})) "
                f"(then (ref.cast {want} (local.get {local}))) (else {self.least(want)}))")

    def from_field(self, want, depth):
        places = [(index, position) for index in self.types.of_kind("struct")
                  for position, field in enumerate(self.types.defined[index].fields)
                  if isinstance(field.storage, Ref) and self.types.matches(field.storage, want)]
        if not places:
            return None
        index, position = self.random.choice(places)
        return f"(struct.get $t{index} {position} {self.reference(Ref(index, False), depth - 1)})"

    def from_array(self, want, depth):
        indices = [index for index in self.types.of_kind("array")
                   if isinstance(self.types.defined[index].fields[0].storage, Ref)
                   and self.types.matches(self.types.defined[index].fields[0].storage, want)]
        if not indices:
            return None
        index = self.random.choice(indices)
        return f"(call $get_{index} {self.reference(Ref(index), depth - 1)} {self.number('i32', depth - 1)})"

    def chosen(self, want, depth):
        first, second = self.reference(want, depth - 1), self.reference(want, depth - 1)
        condition = self.number("i32", depth - 1)
        if self.random.random() < 0.5:
            return f"(select (result {want}) {first} {second} {condition})"
        return f"(if (result {want}) {condition} (then {first}) (else {second}))"

    def caught(self, want, depth):
        """Carried by an exception, thrown here or in a function that may throw."""
        tags = [(name, type_) for name, type_ in self.program.tags if self.types.matches(type_, want)]
        if not tags:
            return None
        name, type_ = self.random.choice(tags)
        label, carried = self.label(), self.reference(type_, depth - 1)
        if self.random.random() < 0.4:
            return (f"(block {label} (result {want}) (try_table (catch {name} {label}) (throw {name} {carried})) "
                    "(unreachable))")
        return (f"(block {label} (result {want}) (try_table (catch {name} {label}) "
                f"(call $throw_{name[1:]} {self.number('i32', depth - 1)} {carried})) {self.least(want)})")

    def called(self, want, depth):
        callees = [(name, parameters) for name, parameters, result in self.callees
                   if isinstance(result, Ref) and self.types.matches(result, want)]
        if not callees or self.calls_left == 0:
            return None
        self.calls_left -= 1
        name, parameters = self.random.choice(callees)
        return f"(call {name} {' '.join(self.value(parameter, depth - 1) for parameter in parameters)})"
