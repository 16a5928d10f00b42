"""Random types of the garbage collection chapter: recursion groups of structures and arrays that extend each other.

For gc_programs.py. What is here decides which values may be made where. Whether two types are equal, or one below the
other, the engines find out for themselves: some groups are written twice, under other names."""
import dataclasses
import typing

NUMBERS = ("i32", "i64", "f32", "f64", "v128")
PACKED = ("i8", "i16")

# What is above an abstract type, itself included, in the hierarchy under `any`.
ABOVE = {"any": ("any",), "eq": ("eq", "any"), "i31": ("i31", "eq", "any"), "struct": ("struct", "eq", "any"),
         "array": ("array", "eq", "any")}

# Always there; all parts of the first three are nullable or numbers, so they can be made of nothing.
BASE_STRUCT, BASE_ARRAY, BYTES = range(3)


@dataclasses.dataclass(frozen=True)
class Ref:
    """A reference type; its heap type is an abstract one by its name, or a defined one by its index."""
    heap: typing.Union[str, int]
    nullable: bool = True

    def __str__(self):
        heap = self.heap if isinstance(self.heap, str) else f"$t{self.heap}"
        return f"(ref {'null ' if self.nullable else ''}{heap})"

    def non_null(self):
        return Ref(self.heap, False)

    def null(self):
        """The instruction."""
        return f"(ref.null {self.heap if isinstance(self.heap, str) else f'$t{self.heap}'})"


@dataclasses.dataclass(frozen=True)
class Field:
    storage: typing.Union[str, Ref]
    mutable: bool

    def __str__(self):
        return f"(mut {self.storage})" if self.mutable else str(self.storage)

    def value(self):
        """The type of what is read from it."""
        return "i32" if self.storage in PACKED else self.storage


@dataclasses.dataclass
class Defined:
    kind: str  # struct or array
    fields: list  # an array has one
    parent: typing.Optional[int] = None
    final: bool = True

    def __str__(self):
        parts = [f"(field {field})" for field in self.fields] if self.kind == "struct" else map(str, self.fields)
        text = f"({self.kind} {' '.join(parts)})"
        if self.final and self.parent is None:
            return text
        return f"(sub {'final ' if self.final else ''}{'' if self.parent is None else f'$t{self.parent} '}{text})"


class Types:
    def __init__(self, random):
        self.random = random
        anything = Ref("any")
        self.defined = [Defined("struct", [Field("i32", True), Field(Ref("eq"), True)], final=False),
                        Defined("array", [Field(anything, True)], final=random.random() < 0.5),
                        Defined("array", [Field("i8", True)])]
        self.groups = [range(0, 1), range(1, 2), range(2, 3)]
        for _ in range(random.randint(3, 7)):
            self.add_group(random.choice((1, 1, 2, 3, 4)))
            if random.random() < 0.25:
                self.repeat_group(random.choice(self.groups))
        # A deep line of descent: beyond what fits a fixed number of ancestors, if an implementation has that.
        deepest = BASE_STRUCT
        for _ in range(random.choice((0, 0, 3, 10))):
            self.defined.append(Defined("struct", list(self.defined[deepest].fields), deepest, final=False))
            deepest = len(self.defined) - 1
            self.groups.append(range(deepest, deepest + 1))

    def add_group(self, size):
        first = len(self.defined)
        group = range(first, first + size)
        kinds = [self.random.choice(("struct", "struct", "array")) for _ in group]
        for index, kind in zip(group, kinds):
            parents = [candidate for candidate in range(index)
                       if self.defined[candidate].kind == kind and not self.defined[candidate].final]
            parent = self.random.choice(parents) if parents and self.random.random() < 0.7 else None
            inherited = [] if parent is None else self.defined[parent].fields
            fields = [self.narrowed(field, index) for field in inherited]
            if kind == "struct":
                fields += [self.random_field(index, group, kinds) for _ in range(self.random.choice((0, 1, 1, 2, 3, 6)))]
            elif not fields:
                fields = [self.random_field(index, group, kinds)]
            self.defined.append(Defined(kind, fields, parent, final=self.random.random() < 0.35))
        self.groups.append(group)

    def repeat_group(self, group):
        """The same group again: equal types, unless the group's types have other parents than before."""
        offset = len(self.defined) - group.start

        def moved(heap):
            return heap + offset if heap in group else heap

        def moved_field(field):
            if not isinstance(field.storage, Ref):
                return field
            return Field(Ref(moved(field.storage.heap), field.storage.nullable), field.mutable)

        for index in group:
            source = self.defined[index]
            self.defined.append(Defined(source.kind, [moved_field(field) for field in source.fields],
                                        None if source.parent is None else moved(source.parent), source.final))
        self.groups.append(range(group.start + offset, group.stop + offset))

    def random_field(self, index, group, kinds):
        mutable = self.random.random() < 0.7
        if self.random.random() < 0.5:
            return Field(self.random.choice(PACKED + NUMBERS[:4] + NUMBERS), mutable)
        choice = self.random.random()
        if choice < 0.45:
            return Field(Ref(self.random.choice(("any", "eq", "i31", "struct", "array"))), mutable)
        if choice < 0.55:
            return Field(Ref(self.random.choice(("extern", "func", "exn"))), mutable)
        if choice < 0.85:
            return Field(Ref(self.random.randrange(group.stop)), mutable)
        # A value of a type that cannot be null must exist before: an earlier type, or nothing that refers to a type.
        return Field(Ref(self.random.choice(("any", "eq", "i31", self.random.randrange(index))), False), mutable)

    def narrowed(self, field, index):
        """A field of a subtype: what is immutable may be of a lower type."""
        storage = field.storage
        if field.mutable or not isinstance(storage, Ref) or self.random.random() < 0.5:
            return field
        below = [lower for lower in range(index) if self.is_below(lower, storage.heap)]
        if not below:
            return field
        return Field(Ref(self.random.choice(below), storage.nullable and self.random.random() < 0.5), False)

    def is_below(self, heap, other):
        """Whether this heap type is, by its declaration, the other or below it."""
        while isinstance(heap, int):
            if heap == other:
                return True
            parent = self.defined[heap].parent
            heap = self.defined[heap].kind if parent is None else parent
        return other in ABOVE.get(heap, (heap,))

    def matches(self, ref, other):
        return (other.nullable or not ref.nullable) and self.is_below(ref.heap, other.heap)

    def below(self, heap, kind=None):
        """The defined types that are this one or below it."""
        return [index for index, defined in enumerate(self.defined)
                if self.is_below(index, heap) and kind in (None, defined.kind)]

    def of_kind(self, kind):
        return self.below(kind, kind)

    def random_any(self, nullable=None):
        """A random reference type under `any`."""
        heap = self.random.choice(("any", "eq", "i31", "struct", "array") + tuple(range(len(self.defined))) * 2)
        return Ref(heap, self.random.random() < 0.7 if nullable is None else nullable)

    def text(self):
        lines = []
        for group in self.groups:
            members = [f"(type $t{index} {self.defined[index]})" for index in group]
            if len(group) == 1 and self.random.random() < 0.5:
                lines.append(f"  {members[0]}")
            else:
                lines += ["  (rec", *(f"    {member}" for member in members), "  )"]
        return "\n".join(lines)
