#!/usr/bin/env python3
"""loop_generator.py SEED [--functions N] [--cases N] [--vectors SHARE]: prints a random module of loops over a memory.

Each function is a loop, or two nested ones, that walks through the memory by pointers and counters of random steps, in
either direction, with accesses of all widths at random distances and offsets, some of them conditional, some of them
repeated as by a compiler that unrolls, some to the fields of records, and now and then output; some loops count in floating
point too, and some compute with vectors as a compiler makes them. Where pointers start is chosen near zero, near the
memory's end, near 2^32, or anywhere, and is not known when compiling. A case calls one function with one choice;
export "run" executes the cases from its parameter on. It writes records of 16 bytes (loop_programs.py): a case's number
and BEGIN, a value that the loop prints and PRINT, the sum of what the case has computed and END. Who can call export "hash" after a trap writes
what it returns and TRAPPED.
"""
import argparse
import random

PAGE = 65536
BEGIN, PRINT, END, TRAPPED = 1, 2, 3, 4
IOVEC = 32768  # what the output needs; the loops may overwrite it, in all ways alike
RECORD = f"""  (func $record (param $number i64) (param $kind i64)
    (i32.store (i32.const {IOVEC}) (i32.const {IOVEC + 16}))
    (i32.store (i32.const {IOVEC + 4}) (i32.const 16))
    (i64.store (i32.const {IOVEC + 16}) (local.get $number))
    (i64.store (i32.const {IOVEC + 24}) (local.get $kind))
    (drop (call $fd_write (i32.const 1) (i32.const {IOVEC}) (i32.const 1) (i32.const {IOVEC + 8}))))"""

LOADS = {"i32.load8_u": 1, "i32.load8_s": 1, "i32.load16_u": 2, "i32.load": 4, "i64.load": 8, "i64.load32_s": 4, "f64.load": 8,
         "f32.load": 4}
TO_I64 = {"i32": "(i64.extend_i32_u {})", "i64": "{}", "f64": "(i64.reinterpret_f64 {})",
          "f32": "(i64.extend_i32_u (i32.reinterpret_f32 {}))"}
STORES = {"i32.store8": 1, "i32.store16": 2, "i32.store": 4, "i64.store": 8}
VECTOR_LOADS = {"v128.load": 16, "v128.load8x8_u": 8, "v128.load16x4_s": 8, "v128.load32x2_u": 8, "v128.load64_zero": 8,
                "v128.load32_splat": 4}
# Of one vector and of two. What may be a NaN is computed with a number that is none.
VECTOR_UNARY = ["i32x4.extend_low_i16x8_s", "i64x2.extend_high_i32x4_u", "i16x8.extadd_pairwise_i8x16_u", "i8x16.popcnt", "i32x4.abs",
                "f32x4.convert_i32x4_s", "f64x2.convert_low_i32x4_u", "v128.not"]
VECTOR_BINARY = ["i8x16.add", "i16x8.mul", "i32x4.mul", "i64x2.add", "i32x4.sub", "v128.xor", "v128.andnot", "i8x16.avgr_u", "i16x8.sub_sat_u",
                 "i32x4.min_s", "i32x4.gt_u", "i32x4.dot_i16x8_s", "i64x2.extmul_high_i32x4_u", "i8x16.narrow_i16x8_s", "i8x16.swizzle",
                 "i16x8.q15mulr_sat_s"]
VECTOR_FLOATS = ["f32x4.add", "f32x4.mul", "f64x2.add", "f64x2.mul", "f64x2.lt", "f32x4.pmax"]
VECTOR_SUMS = ["i32x4.add", "i64x2.add", "i8x16.add", "v128.xor", "v128.or", "v128.and", "i16x8.min_u", "i32x4.max_s", "i16x8.mul", "i32x4.sub"]


class Function:
    def __init__(self, rng, name, share_of_vectors, memory_size):
        self.rng, self.name = rng, name
        # A pointer, its step, and where it starts; steps beyond 64 KiB are those that no rule allows.
        step = lambda: rng.choice([1, 2, 4, 4, 4, 8, 8, 8, 8, 8, 16, 16, 24, 32, 100, 4096, 65536, 65543, 70000, 1 << 20, 1 << 31]) * \
            rng.choice([1, 1, 1, -1])
        self.pointers = [(f"$p{i}", step(), rng.choice(["$s", "$t", "$s"])) for i in range(rng.choice([1, 1, 2, 3]))]
        self.width = rng.choice([1, 4, 4, 8])
        self.share_of_vectors, self.vector_offset = share_of_vectors, 0
        # Of some the compiler knows what they work on, as of static arrays.
        self.known = {"$s": start(rng, memory_size), "$t": start(rng, memory_size), "$n": rng.choice([1, 5, 8, 16, 32, 40, 64])} \
            if rng.random() < 0.2 else {}

    def offset(self):
        rng = self.rng
        return rng.choice([*[0] * 12, *[rng.randrange(1, 64) for _ in range(6)], rng.randrange(1, 64) * 8, 65528, 65536, 0x7ffffff0, 0xfffffff0])

    def distance(self):
        rng = self.rng
        return rng.choice([*[0] * 6, 4, 4, 8, 8, -4, -8, 16, 24, -1, rng.randrange(-200, 200), 32760, 65535, 65536, 65544, -65536, -65540])

    def address(self, pointer, distance):
        return f"(local.get {pointer})" if distance == 0 else f"(i32.add (local.get {pointer}) (i32.const {distance}))"

    def add(self, value):
        """The sum depends on the order."""
        return f"(local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) {value}))"

    def load(self, pointer, distance=None):
        op = self.rng.choice(list(LOADS))
        distance = self.distance() if distance is None else distance
        offset = self.offset()
        return TO_I64[op[:3]].format(f"({op} offset={offset} {self.address(pointer, distance)})")

    def store(self, pointer):
        op = self.rng.choice(list(STORES))
        value = "(local.get $sum)" if op.startswith("i64") else "(i32.wrap_i64 (local.get $sum))"
        return f"({op} offset={self.offset()} {self.address(pointer, self.distance())} {value})"

    def pointer(self):
        return self.rng.choice(self.pointers)[0]

    def statement(self, depth=0):
        rng = self.rng
        choice = rng.random()
        if choice < 0.40:
            return self.add(self.load(self.pointer()))
        if choice < 0.65:
            return self.store(self.pointer())
        if choice < 0.72:
            return f"(drop {self.load(self.pointer())})"
        if choice < 0.85 and depth < 2:
            condition = rng.choice([f"(i32.wrap_i64 (i64.and (local.get $sum) (i64.const {rng.choice([1, 3, 7])})))",
                                    f"(i32.lt_u (local.get {self.pointer()}) (i32.const {PAGE - rng.randrange(64)}))"])
            return f"(if {condition} (then {self.statement(depth + 1)} {self.statement(depth + 1)}))"
        if choice < 0.90:
            return "(call $print (local.get $sum))"
        return self.repeated()

    def repeated(self):
        """What a compiler has unrolled: the same at equal distances; or almost the same, or almost equal distances."""
        rng = self.rng
        count, width = rng.choice([2, 4, 8]), self.width
        source, target = self.pointer(), self.pointer()
        load, store, kind = {1: ("i32.load8_u", "i32.store8", "i32"), 4: ("i32.load", "i32.store", "i32"),
                             8: ("f64.load", "f64.store", "f64")}[width]
        op = rng.choice(["add", "mul"] if kind == "f64" else ["add", "xor", "mul", "sub"])
        other = f"({kind}.const {rng.choice([3, 5, 1])})"
        offset = rng.choice([0, 0, self.offset()])
        in_offset = rng.random() < 0.3
        sums = rng.random() < 0.4
        odd = rng.randrange(count) if rng.random() < 0.2 else None
        backwards = rng.random() < 0.2
        lines = []
        for index in range(count):
            at = (count - 1 - index if backwards else index) * width + (width if index == odd else 0)
            place = f"offset={min(offset + at, 0xffffffff)} (local.get {{}})" if in_offset else \
                f"offset={offset} " + ("(local.get {})" if at == 0 else f"(i32.add (local.get {{}}) (i32.const {at}))")
            value = f"({kind}.{op} ({load} {place.format(source)}) {other})"
            if sums:
                lines.append(f"(local.set ${kind}sum ({kind}.{op} (local.get ${kind}sum) {value}))")
            else:
                lines.append(f"({store} {place.format(target)} {value})")
        return "\n      ".join(lines)

    def reduced(self, count):
        """A sum that a compiler has unrolled, and added up in another order; of one product or more in each iteration."""
        rng = self.rng
        load, width = rng.choice([("i32.load8_u", 1), ("i32.load16_s", 2), ("i32.load", 4)])
        op = rng.choice(["add", "add", "xor", "and", "or", "mul"])
        products = [(self.pointer(), self.pointer(), self.offset()) for _ in range(rng.choice([1, 1, 2]))]
        terms = [f"(i32.{rng.choice(['mul', 'mul', 'sub']) if rng.random() < 0.05 else 'mul'} "
                 f"({load} offset={offset} {self.address(one, index * width)}) ({load} {self.address(other, index * width)}))"
                 for index in range(count) for one, other, offset in products]
        if rng.random() < 0.1:
            terms += rng.choices(terms, k=rng.choice([1, len(products)]))
        taken_off = op == "add" and rng.random() < 0.4  # at once, at the end
        if not taken_off:
            terms.append("(local.get $i32sum)")
        terms.reverse() if rng.random() < 0.5 else rng.shuffle(terms)
        mixed = op == "add" and rng.random() < 0.2
        while len(terms) > 1:
            at = rng.choice([0, len(terms) - 2])
            terms[at:at + 2] = [f"(i32.{rng.choice(['add', 'sub']) if mixed else op} {terms[at]} {terms[at + 1]})"]
        if taken_off:
            terms = [f"(i32.sub (local.get $i32sum) {terms[0]})"]
        unused = [f"(drop {self.load(self.pointer())})"] if rng.random() < 0.1 else []
        self.pointers = [(name, count * width, start) for name, _, start in self.pointers]
        return [f"(local.set $i32sum {terms[0]})", *unused]

    def carried(self):
        """What one iteration leaves to the next is extended, and part of what it stores."""
        rng = self.rng
        load, store = rng.choice([("i32.load8_u", "i32.store8"), ("i32.load8_s", "i32.store8"), ("i32.load16_u", "i32.store16")])
        width = 2 if "16" in load else 1
        source, target = self.pointer(), self.pointer()
        self.pointers = [(name, width, start) for name, _, start in self.pointers]
        value = f"(i32.{rng.choice(['shr_u', 'shr_s', 'shl', 'mul'])} (i32.add (local.get $carried) (local.tee $next ({load} {self.address(source, 0)}))) " \
                f"(i32.const {rng.choice([1, 2, 3])}))"
        return [f"({store} offset={self.offset()} (local.get {target}) {value})\n      (local.set $carried (local.get $next))"]

    def compared(self):
        """Bytes in two places are compared until they differ or have been counted."""
        rng = self.rng
        fill = lambda start: f"(memory.fill (local.get {start}) (i32.const 7) (i32.const {rng.choice([8, 20, 64, 100])}))"
        lines = [fill("$s"), fill("$t"), f"(i32.store8 offset={rng.randrange(64)} (local.get $s) (i32.const 8))"] if rng.random() < 0.7 else []
        count = rng.choice(["(local.get $n)", "(i32.mul (local.get $n) (i32.const 9))", "(i32.const 1000)", "(i32.const -1)"])
        step = rng.choice([1, 1, 1, 1, 2, -1])
        load = rng.choice(["i32.load8_u", "i32.load8_u", "i32.load8_s", "i32.load16_u"])
        offset = rng.choice([0, 0, self.offset()])
        move = lambda name, by: f"(local.set {name} (i32.add (local.get {name}) (i32.const {by})))"
        return "\n    ".join([*lines, "(local.set $carried (local.get $s))", f"(local.set $next {self.address(rng.choice(['$s', '$t', '$t']), self.distance())})",
                              f"(local.set $i {count})", f"""(block $done (loop $again
      (br_if $done (i32.ne ({load} offset={offset} (local.get $carried)) ({load} (local.get $next))))
      {move("$carried", step)} {move("$next", step)}
      (br_if $again (local.tee $i (i32.sub (local.get $i) (i32.const 1))))))""", self.add(TO_I64["i32"].format("(local.get $i)"))])

    def conditional(self, count):
        """What is done under a condition, as often as a compiler has unrolled it: sums, minima and stores, perhaps something else otherwise."""
        rng = self.rng
        load, store, width = rng.choice([("i32.load8_u", "i32.store8", 1), ("i32.load16_s", "i32.store16", 2), ("i32.load", "i32.store", 4),
                                         ("i32.load", "i32.store", 4)])
        sign = rng.choice([1, 1, 1, -1])
        self.pointers = [(name, sign * count * width * rng.choice([*[1] * 8, 2]), start) for name, _, start in self.pointers]
        ask, source, target = self.pointer(), self.pointer(), self.pointer()
        offset, far = rng.choice([0, 0, 0, self.offset()]), rng.choice([0, 0, 0, self.distance()])
        compare = rng.choice(["gt_s", "lt_s", "ge_u", "lt_u", "eq", "ne"])
        bound = rng.choice([100, 0x2000, 0x20000000, 0])
        op = rng.choice(["add", "sub", "xor", "and", "or", "mul"])
        actions = [lambda value, at: f"(local.set $i32sum (i32.{op} (local.get $i32sum) {value(source)}))",
                   lambda value, at: f"(local.set $i32sum (i32.add {value(source)} (local.get $i32sum)))",
                   lambda value, at: f"(local.set $next {value(source)}) (local.set $carried "
                                     f"(select (local.get $next) (local.get $carried) (i32.gt_s (local.get $next) (local.get $carried))))",
                   lambda value, at: f"({store} {self.address(target, at)} (i32.mul {value(source)} (i32.const 3)))",
                   lambda value, at: f"({store} offset={offset} {self.address(target, at + far)} (local.get $i32sum))",
                   lambda value, at: f"(local.set $i32sum (i32.div_u (local.get $i32sum) {value(source)}))" if rng.random() < 0.1 else ""]
        then, otherwise, inner = rng.choice(actions), rng.choice(actions), rng.choice(actions)
        has_otherwise, is_nested = rng.random() < 0.3, rng.random() < 0.2
        lines = []
        for index in range(count):
            at = sign * index * width + (width if rng.random() < 0.03 else 0)
            value = lambda pointer: f"({load} offset={offset} {self.address(pointer, at)})"
            do = lambda action: action(value, at)
            nested = f"(if (i32.and {value(source)} (i32.const 1)) (then {do(inner)}))" if is_nested else ""
            lines.append(f"(if (i32.{compare} {value(ask)} (i32.const {bound})) (then {do(then)} {nested})" +
                         (f" (else {do(otherwise)}))" if has_otherwise else ")"))
        return ["\n      ".join(lines)]

    def records(self, fields):
        """Each field of a record is made of a field of another: of the same, as a rule."""
        rng = self.rng
        source, target = self.pointer(), self.pointer()
        lines = []
        for field in rng.sample(range(fields), fields):
            of = field if rng.random() < 0.8 else rng.randrange(fields)
            other = rng.choice(["(f64.const 3)", "(local.get $x)"])
            lines.append(f"(f64.store offset={8 * field} (local.get {target}) "
                         f"(f64.{rng.choice(['add', 'mul'])} (f64.load offset={8 * of} (local.get {source})) {other}))")
        return lines

    def vector(self, source, distance, depth=0):
        """A vector that is computed from memory."""
        rng = self.rng
        choice = rng.random()
        if depth > 2 or choice < 0.35:
            op = rng.choices(list(VECTOR_LOADS), [8, 1, 2, 1, 1, 1])[0]
            return f"({op} {self.place(source, distance)})"
        if choice < 0.45:
            return rng.choice(["(v128.const i32x4 3 -5 70000 9)", "(local.get $invariant)", "(local.get $count)", "(local.get $before)",
                               "(i32x4.splat (local.get $i))", f"(i64x2.splat (i64.load {self.place(source, distance)}))"])
        one = self.vector(source, distance, depth + 1)
        if choice < 0.52:
            return f"({rng.choice(VECTOR_UNARY)} {one})"
        if choice < 0.60:
            return f"({rng.choice(['i32x4.shl', 'i16x8.shr_s', 'i64x2.shr_u'])} {one} (i32.const {rng.randrange(20)}))"
        if choice < 0.70:
            return f"({rng.choice(VECTOR_FLOATS)} {one} (v128.const f32x4 3 0.5 1 -2))"
        two = rng.choice([self.vector(source, distance, depth + 1), self.vector(self.pointer(), distance, depth + 1)])
        if choice < 0.80:
            first = rng.randrange(17)
            lanes = [*range(first, first + 16)] if rng.random() < 0.5 else [rng.randrange(32) for _ in range(16)]
            return f"(i8x16.shuffle {' '.join(map(str, lanes))} {one} {two})"
        if choice < 0.85:
            return f"(v128.bitselect {one} {two} (i32x4.lt_s {two} {one}))"
        if choice < 0.90:
            return f"(i32x4.replace_lane {rng.randrange(4)} {one} (i32x4.extract_lane {rng.randrange(4)} {two}))"
        return f"({rng.choice(VECTOR_BINARY)} {one} {two})"

    def place(self, pointer, distance):
        return f"offset={self.vector_offset} {self.address(pointer, distance)}"

    def vectors(self, count, width):
        """What a compiler makes of a loop that it vectorises, and perhaps unrolls; a store, a sum, or what is kept for the next time."""
        rng = self.rng
        self.vector_offset = rng.choice([0, 0, 16, self.offset()])
        lines = []
        for _ in range(rng.choice([1, 1, 2])):
            source, target = self.pointer(), self.pointer()
            form, state = rng.random(), rng.getstate()
            for index in range(count):
                if rng.random() < 0.8:
                    rng.setstate(state)  # the same again
                value = self.vector(source, index * width)
                if form < 0.6:
                    store = {16: "v128.store", 8: "v128.store64_lane", 4: "v128.store32_lane"}[width]
                    lines.append(f"({store} {self.place(target, index * width)} {value})" if width == 16 else
                                 f"({store} offset={self.vector_offset} 0 {self.address(target, index * width)} {value})")
                else:
                    lines.append(f"(local.set $vector ({rng.choice(VECTOR_SUMS)} (local.get $vector) {value}))")
            if rng.random() < 0.3:
                lines.append(f"(local.set $before (v128.load {self.place(source, 0)}))")
        if rng.random() < 0.3:
            lines.append("(local.set $count (i32x4.add (local.get $count) (v128.const i32x4 1 2 4 -4)))")
        return lines

    def loop(self):
        rng = self.rng
        body = [self.statement() for _ in range(rng.choice([1, 1, 2, 3, 5]))]
        kind = rng.random()
        if kind < self.share_of_vectors:
            count, width = rng.choice([1, 1, 1, 2, 4]), rng.choice([16, 16, 16, 8, 4])
            body = self.vectors(count, width)
            step = lambda: rng.choice([*[1] * 10, -1, 2]) * rng.choice([width, width, width, 16])
            self.pointers = [(name, count * step(), start) for name, _, start in self.pointers]
        elif kind < 0.2:
            fields = rng.choice([2, 2, 3, 4])
            body = self.records(fields)
            self.pointers = [(name, fields * 8, start) for name, _, start in self.pointers]
        elif kind < 0.5:
            body = [self.repeated()]
            count = body[0].count("\n") + 1
            self.pointers = [(name, count * self.width, start) for name, _, start in self.pointers]
        elif kind < 0.6:
            body = self.reduced(rng.choice([2, 3, 4, 8]))
        elif kind < 0.65:
            body = self.carried()
        elif kind < 0.7:
            return self.compared()
        elif kind < 0.8:
            body = self.conditional(rng.choice([1, 1, 2, 2, 4]))
        moves = [f"(local.set {name} (i32.add (local.get {name}) (i32.const {step})))" for name, step, _ in self.pointers]
        starts = [f"(local.set {name} (local.get {start}))" for name, _, start in self.pointers]
        if rng.random() < 0.5:
            starts.append(f"(local.set $x (f64.const {rng.choice(['0', '-0', '1', '-3', '0.5', '4294967290'])}))")
            moves.append(f"(local.set $x (f64.add (local.get $x) (f64.const {rng.choice([1, 1, 2, -1, 0.5])})))")
        name, step, _ = self.pointers[0]
        form = rng.randrange(4)
        if form == 0:  # counts down
            few = f"(i32.add (i32.and (local.get $n) (i32.const {rng.choice([3, 7, 31])})) (i32.const 1))"
            starts.append(f"(local.set $i {few if rng.random() < 0.2 else '(local.get $n)'})")
            moves.append("(br_if $again (local.tee $i (i32.sub (local.get $i) (i32.const 1))))")
        elif form == 1:  # up to zero
            starts.append("(local.set $i (i32.sub (i32.const 0) (i32.mul (local.get $n) (i32.const 8))))")
            moves.append("(br_if $again (local.tee $i (i32.add (local.get $i) (i32.const 8))))")
        elif form == 2:  # until the pointer is at its end, which may lie beyond 2^32
            starts.append(f"(local.set $i (i32.add (local.get {name}) (i32.mul (local.get $n) (i32.const {step}))))")
            moves.append(f"(br_if $again (i32.ne (local.get {name}) (local.get $i)))")
        else:  # asks in front
            starts.append("(local.set $i (local.get $n))")
            body.insert(0, "(br_if $done (i32.eqz (local.get $i)))")
            moves += ["(local.set $i (i32.sub (local.get $i) (i32.const 1)))", "(br $again)"]
        if kind >= self.share_of_vectors:
            rng.shuffle(body)
        if form == 3:
            body.sort(key=lambda line: not line.startswith("(br_if $done"))
        if form != 3 and rng.random() < 0.2:  # moves before it accesses
            body = moves[:-1] + body + moves[-1:]
        else:
            body += moves
        lines = "\n      ".join(body)
        return "\n    ".join([*starts, f"(block $done (loop $again\n      {lines}))"])

    def text(self):
        inner = self.loop()
        if self.rng.random() < 0.3:
            stride = self.rng.choice([4, 8, 64, 1000, -8])
            inner = f"""(local.set $j (i32.const 3))
    (loop $outer
    {inner}
    (local.set $s (i32.add (local.get $s) (i32.const {stride})))
    (br_if $outer (local.tee $j (i32.sub (local.get $j) (i32.const 1)))))"""
        names = " ".join(f"(local {name} i32)" for name, _, _ in self.pointers)
        return f"""  (func {self.name} (type $loop) (param $s i32) (param $n i32) (param $t i32) (result i64)
    (local $i i32) (local $j i32) (local $sum i64) (local $i32sum i32) (local $f64sum f64) (local $x f64)
    (local $carried i32) (local $next i32)
    (local $vector v128) (local $before v128) (local $count v128) (local $invariant v128)
    {names}
    {" ".join(f"(local.set {name} (i32.const {value}))" for name, value in self.known.items())}
    (local.set $invariant (i32x4.splat (local.get $t)))
    {inner}
    {self.add("(i64x2.extract_lane 0 (local.get $vector))")}
    {self.add("(i64x2.extract_lane 1 (local.get $vector))")}
    {self.add("(i64x2.extract_lane 1 (local.get $before))")}
    {self.add("(i64x2.extract_lane 0 (local.get $count))")}
    {self.add(TO_I64["i32"].format("(local.get $i32sum)"))}
    {self.add(TO_I64["i32"].format("(local.get $carried)"))}
    {self.add(TO_I64["f64"].format("(local.get $x)"))}
    ;; Which of two NaNs an addition passes on is not defined.
    (if (f64.eq (local.get $f64sum) (local.get $f64sum)) (then {self.add(TO_I64["f64"].format("(local.get $f64sum)"))}))
    (local.get $sum))
"""


def start(rng, memory_size):
    near = rng.choice([0, memory_size, 1 << 32, 1 << 32, 1 << 31, None, None, None, None])
    if near is None:
        return rng.randrange(0, memory_size - 4096) & -rng.choice([1, 4, 8, 8, 64])
    return (near + rng.randrange(-300, 300) * rng.choice([1, 8])) % (1 << 32)


def module(seed, functions=20, cases=200, share_of_vectors=0.2):
    rng = random.Random(seed)
    pages = rng.choice(["1", "1", "1 1", "1 16", "2 1000"])
    memory_size = PAGE * int(pages.split()[0])
    names = [f"$f{index}" for index in range(functions)]
    bodies = [Function(rng, name, share_of_vectors, memory_size).text() for name in names]
    choices = []
    for case in range(cases):
        count = rng.choice([1, 1, 2, 3, 5, 8, 16, 17, 31, 40])
        choices.append([start(rng, memory_size), count, start(rng, memory_size), case % functions])
    table = "".join("".join(f"\\{byte:02x}" for byte in number.to_bytes(4, "little")) for row in choices for number in row)
    return f"""(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (type $loop (func (param $s i32) (param $n i32) (param $t i32) (result i64)))
  (memory (export "memory") {pages})
  (memory $choices 1)
  (table funcref (elem {" ".join(names)}))
  (data $choices (memory $choices) (i32.const 0) "{table}")
{RECORD}
  (func $print (param $number i64) (call $record (local.get $number) (i64.const {PRINT})))
  (func $fill (local $i i32) (local $x i64)
    (local.set $x (i64.const 88172645463325252))
    (loop $again
      (local.set $x (i64.xor (local.get $x) (i64.shl (local.get $x) (i64.const 13))))
      (local.set $x (i64.xor (local.get $x) (i64.shr_u (local.get $x) (i64.const 7))))
      (local.set $x (i64.xor (local.get $x) (i64.shl (local.get $x) (i64.const 17))))
      ;; No NaN among them: whose bits come out of an addition of two is not defined.
      (i64.store (local.get $i) (i64.and (local.get $x) (i64.const 0x3fbfffff3fbfffff)))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 8))) (i32.const {PAGE})))))
  (func $hash (export "hash") (result i64) (local $i i32) (local $x i64)
    (loop $again
      (local.set $x (i64.add (i64.mul (local.get $x) (i64.const 0x9e3779b97f4a7c15)) (i64.load (local.get $i))))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 8))) (i32.const {PAGE}))))
    (local.get $x))
  (func (export "run") (param $case i32) (local $row i32) (local $sum i64)
    (loop $again
      (call $fill)
      (call $record (i64.extend_i32_u (local.get $case)) (i64.const {BEGIN}))
      (local.set $row (i32.mul (local.get $case) (i32.const 16)))
      (local.set $sum (call_indirect (type $loop)
        (i32.load $choices (local.get $row)) (i32.load $choices offset=4 (local.get $row))
        (i32.load $choices offset=8 (local.get $row)) (i32.load $choices offset=12 (local.get $row))))
      (call $record (i64.xor (local.get $sum) (call $hash)) (i64.const {END}))
      (br_if $again (i32.lt_u (local.tee $case (i32.add (local.get $case) (i32.const 1))) (i32.const {cases})))))
{"".join(bodies)})
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("--functions", type=int, default=20)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--vectors", type=float, default=0.2, help="share of the loops that compute with vectors")
    options = parser.parse_args()
    print(module(options.seed, options.functions, options.cases, options.vectors))


if __name__ == "__main__":
    main()
