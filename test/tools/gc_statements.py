"""Random statements, made of the expressions of gc_code.py. Each is counted, and what it finds goes into the trace."""
from gc_code import ANY, EQ, TABLE_SIZE, Code
from gc_types import Ref

DEPTH = 3  # of expressions


class Statements(Code):
    def __init__(self, program, locals_, callees=(), walks=True):
        super().__init__(program, locals_, callees)
        self.walks = walks  # what is called by a walk does not begin another, without end

    def block(self, count, nesting=0):
        return "\n".join(self.statement(nesting) for _ in range(count))

    def statement(self, nesting):
        number = self.program.next_statement()
        text = self.pick([
            (6, self.assignment), (3, self.global_assignment), (2, self.table_assignment), (5, self.field_assignment),
            (4, self.element_assignment), (2, self.bulk_assignment), (5, self.observation), (2, self.comparison),
            (2, self.type_test), (1 if self.walks else 0, self.walk), (1, self.closure_call), (1, self.deep_call),
            (1, self.catch_all), (0.5, self.churn), (1, self.indirect_call),
            (1.5 if nesting < 2 else 0, lambda: self.loop(nesting)),
            (1.5 if nesting < 2 else 0, lambda: self.branch(nesting)),
        ])
        return "" if number in self.program.without else f"    (call $step)\n    {text}"

    def mixed(self, text):
        return f"(call $mix {text})"

    def observed(self, text):
        return self.mixed(f"(call $observe {text} (i32.const {self.random.randrange(1, 4)}))")

    def assignment(self):
        name = self.random.choice(list(self.locals))
        return f"(local.set {name} {self.value(self.locals[name], DEPTH)})"

    def global_assignment(self):
        choice = self.random.random()
        if choice < 0.15:
            return f"(global.set $outside {self.reference(Ref('extern'), DEPTH)})"
        if choice < 0.3:
            return f"(global.set $kept_closure {self.closure(DEPTH)})"
        name, type_ = self.random.choice(self.program.globals)
        return f"(global.set {name} {self.value(type_, DEPTH)})"

    def table_assignment(self):
        half = self.random.randrange(TABLE_SIZE // 2)
        return self.random.choice((
            f"(table.set $anything {self.table_index(1)} {self.reference(ANY, DEPTH)})",
            f"(table.set $functions {self.table_index(1)} {self.reference(Ref('func'), DEPTH)})",
            f"(table.fill $anything (i32.const {half}) {self.reference(ANY, DEPTH)} (i32.const {TABLE_SIZE // 2}))",
            f"(table.copy $anything $anything (i32.const {half}) (i32.const {TABLE_SIZE // 2}) (i32.const {half}))",
            f"(table.init $anything $small (i32.const {half}) (i32.const 0) (i32.const 8))",
        ))

    def field_assignment(self):
        index = self.random.choice(self.types.of_kind("struct"))
        fields = [(position, field) for position, field in enumerate(self.types.defined[index].fields) if field.mutable]
        if not fields:
            return None
        position, field = self.random.choice(fields)
        return (f"(struct.set $t{index} {position} {self.reference(Ref(index, False), DEPTH)} "
                f"{self.value(field.value(), DEPTH)})")

    def mutable_array(self):
        return self.random.choice([index for index in self.types.of_kind("array")
                                   if self.types.defined[index].fields[0].mutable])

    def element_assignment(self):
        index = self.mutable_array()
        value = self.value(self.types.defined[index].fields[0].value(), DEPTH)
        return f"(call $set_{index} {self.reference(Ref(index), DEPTH)} {self.number('i32', 1)} {value})"

    def bulk_assignment(self):
        index = self.mutable_array()
        element = self.types.defined[index].fields[0]
        numbers = f"{self.number('i32', 1)} {self.number('i32', 1)}"
        forms = [f"(call $fill_{index} {self.reference(Ref(index), DEPTH)} {numbers} {self.value(element.value(), DEPTH)})",
                 f"(call $copy_{index} {self.reference(Ref(index), DEPTH)} {self.reference(Ref(index), DEPTH)} "
                 f"{numbers} {self.number('i32', 1)})"]
        local = self.scratch_local(Ref(index))
        forms.append(f"(local.set {local} {self.reference(Ref(index), DEPTH)})\n"
                     f"    (call $copy_{index} (local.get {local}) (local.get {local}) {numbers} {self.number('i32', 1)})")
        if self.program.initialisation(element.storage):
            forms.append(f"(call $init_{index} {self.reference(Ref(index), DEPTH)} {numbers})")
        return self.random.choice(forms)

    def observation(self):
        if self.random.random() < 0.2:
            return self.mixed(f"(i64.extend_i32_u {self.number('i32', DEPTH)})")
        return self.observed(self.reference(self.types.random_any(True), DEPTH))

    def comparison(self):
        return self.mixed(f"(i64.extend_i32_u (ref.eq {self.reference(EQ, DEPTH)} {self.reference(EQ, DEPTH)}))")

    def type_test(self):
        return self.mixed(f"(call $types_of {self.reference(ANY, DEPTH)})")

    def walk(self):
        return self.observed(f"(call $walk{self.random.randrange(3)} (i32.const {self.random.randrange(40)}) "
                             f"{self.reference(ANY, 2)} {self.reference(EQ, 2)} {self.number('i64', 1)})")

    def closure_call(self):
        closure = self.closure(2) if self.random.random() < 0.3 else "(global.get $kept_closure)"
        return self.observed(f"(call $apply {closure} {self.reference(ANY, 2)} {self.number('i32', 2)})")

    def deep_call(self):
        arguments = " ".join(self.value(type_, 2) for type_ in self.program.deep_parameters)
        return self.observed(f"(call $deep (i32.const {self.random.choice((1, 5, 30))}) {arguments})")

    def catch_all(self):
        """What was caught is kept, and what was kept is thrown on."""
        label = self.label()
        name, type_ = self.random.choice(self.program.tags)
        inside = self.random.choice((
            f"(call $throw_{name[1:]} {self.number('i32', 2)} {self.reference(type_, 2)})",
            "(call $throw_kept)"))
        return (f"(block {label} (result exnref) (try_table (catch_all_ref {label}) {inside}) (global.get $exception)) "
                f"(global.set $exception) {self.observed('(call $carried)')}")

    def churn(self):
        return f"(call $churn (i32.const {self.random.choice((1, 10, 100))}) {self.reference(ANY, 2)})"

    def indirect_call(self):
        return self.observed(f"(call $indirectly {self.table_index(2)} {self.reference(ANY, 2)} {self.reference(EQ, 2)})")

    def loop(self, nesting):
        counter, label = self.scratch_local("i32"), self.label()
        body = self.block(self.random.randint(1, 3), nesting + 1)
        return (f"(local.set {counter} (i32.const {self.random.randint(2, 6)}))\n    (loop {label}\n{body}\n"
                f"      (local.set {counter} (i32.sub (local.get {counter}) (i32.const 1)))\n"
                f"      (br_if {label} (i32.and (i32.gt_s (local.get {counter}) (i32.const 0)) "
                f"(i32.gt_s (global.get $fuel) (i32.const 0)))))")

    def branch(self, nesting):
        condition = self.number("i32", 2)
        return (f"(if {condition}\n      (then\n{self.block(self.random.randint(1, 2), nesting + 1)})\n"
                f"      (else\n{self.block(self.random.randint(0, 2), nesting + 1)}))")
