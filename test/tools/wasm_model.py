"""What the numeric instructions of WebAssembly compute, written from the specification (exec/numerics) in plain Python.

Values are bit patterns: an i32 or f32 is an int below 2**32, an i64 or f64 one below 2**64. A function returns the bit
pattern of its result, raises Trap with the message of runtime-lib/abi/traps.def, or returns NAN where the specification
leaves the payload of a NaN open."""
import fractions
import math
import struct

NAN = "any NaN"


class Trap(Exception):
    pass


# --- bits and numbers -------------------------------------------------------------------------------------------------

def width(type_name):
    return int(type_name[1:])


def signed(value, bits):
    return value - (1 << bits) if value >> (bits - 1) else value


def wrap(value, bits):
    return value & ((1 << bits) - 1)


def is_nan(value, bits):
    exponent, fraction = (0x7F800000, 0x007FFFFF) if bits == 32 else (0x7FF0000000000000, 0x000FFFFFFFFFFFFF)
    return value & exponent == exponent and value & fraction != 0


def is_canonical_nan(value, bits):
    quiet = 1 << ((23 if bits == 32 else 52) - 1)
    return is_nan(value, bits) and value & ((quiet << 1) - 1) == quiet


def is_arithmetic_nan(value, bits, operands, deterministic=False):
    """Whether `value` may stand for NAN as the result of an operation on these operands, pairs of value and width: any
    NaN is quiet, and canonical unless an operand is a NaN that is not; the deterministic profile has just one."""
    if value >> bits or not is_nan(value, bits):
        return False
    if deterministic:
        return is_canonical_nan(value, bits) and value >> (bits - 1) == 0
    if all(is_canonical_nan(*operand) for operand in operands if is_nan(*operand)):
        return is_canonical_nan(value, bits)
    return bool(value >> (22 if bits == 32 else 51) & 1)


def to_float(value, bits):
    return struct.unpack("<f" if bits == 32 else "<d", value.to_bytes(bits // 8, "little"))[0]


def infinity(negative, bits):
    exponent = 0x7F800000 if bits == 32 else 0x7FF0000000000000
    return exponent | (negative << (bits - 1))


def from_float(number, bits):
    """Rounds to nearest, ties to even; an f64 holds every exact f32 sum, product, quotient and root closely enough
    that rounding twice gives the same result (53 >= 2 * 24 + 2)."""
    if math.isnan(number):
        return NAN
    try:
        return int.from_bytes(struct.pack("<f" if bits == 32 else "<d", number), "little")
    except OverflowError:
        return infinity(number < 0, bits)


def from_integer(integer, bits):
    """Rounds an integer of any size to nearest, ties to even, without passing through the wider format."""
    precision = 24 if bits == 32 else 53
    magnitude = abs(integer)
    excess = max(0, magnitude.bit_length() - precision)
    kept, rest = magnitude >> excess, magnitude & ((1 << excess) - 1)
    half = 1 << (excess - 1) if excess else 1
    if rest > half or (excess and rest == half and kept & 1):
        kept += 1
    return from_float(math.copysign(float(kept << excess), -1 if integer < 0 else 1), bits)


# --- integers ---------------------------------------------------------------------------------------------------------

def div_s(a, b, bits):
    a, b = signed(a, bits), signed(b, bits)
    if b == 0:
        raise Trap("integer divide by zero")
    quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    if quotient == 1 << (bits - 1):
        raise Trap("integer overflow")
    return wrap(quotient, bits)


def rem_s(a, b, bits):
    a, b = signed(a, bits), signed(b, bits)
    if b == 0:
        raise Trap("integer divide by zero")
    return wrap(abs(a) % abs(b) * (-1 if a < 0 else 1), bits)


def div_u(a, b, bits):
    if b == 0:
        raise Trap("integer divide by zero")
    return a // b


def rem_u(a, b, bits):
    if b == 0:
        raise Trap("integer divide by zero")
    return a % b


def rotl(a, b, bits):
    return wrap(a << b % bits, bits) | a >> (bits - b % bits)


INTEGER = {
    "add": lambda a, b, bits: wrap(a + b, bits),
    "sub": lambda a, b, bits: wrap(a - b, bits),
    "mul": lambda a, b, bits: wrap(a * b, bits),
    "div_s": div_s, "div_u": div_u, "rem_s": rem_s, "rem_u": rem_u,
    "and": lambda a, b, bits: a & b,
    "or": lambda a, b, bits: a | b,
    "xor": lambda a, b, bits: a ^ b,
    "shl": lambda a, b, bits: wrap(a << b % bits, bits),
    "shr_s": lambda a, b, bits: wrap(signed(a, bits) >> b % bits, bits),
    "shr_u": lambda a, b, bits: a >> b % bits,
    "rotl": rotl,
    "rotr": lambda a, b, bits: rotl(a, bits - b % bits, bits),
    "clz": lambda a, bits: bits - a.bit_length(),
    "ctz": lambda a, bits: (a & -a).bit_length() - 1 if a else bits,
    "popcnt": lambda a, bits: bin(a).count("1"),
    "eqz": lambda a, bits: int(a == 0),
    "eq": lambda a, b, bits: int(a == b),
    "ne": lambda a, b, bits: int(a != b),
    "lt_s": lambda a, b, bits: int(signed(a, bits) < signed(b, bits)),
    "lt_u": lambda a, b, bits: int(a < b),
    "gt_s": lambda a, b, bits: int(signed(a, bits) > signed(b, bits)),
    "gt_u": lambda a, b, bits: int(a > b),
    "le_s": lambda a, b, bits: int(signed(a, bits) <= signed(b, bits)),
    "le_u": lambda a, b, bits: int(a <= b),
    "ge_s": lambda a, b, bits: int(signed(a, bits) >= signed(b, bits)),
    "ge_u": lambda a, b, bits: int(a >= b),
    "extend8_s": lambda a, bits: wrap(signed(a & 0xFF, 8), bits),
    "extend16_s": lambda a, bits: wrap(signed(a & 0xFFFF, 16), bits),
    "extend32_s": lambda a, bits: wrap(signed(a & 0xFFFFFFFF, 32), bits),
}


# --- floats -----------------------------------------------------------------------------------------------------------

def sign(value, bits):
    return value >> (bits - 1)


def divide(x, y, bits):
    if y == 0:
        return NAN if x == 0 or math.isnan(x) else infinity(math.copysign(1, x) != math.copysign(1, y), bits)
    return from_float(x / y, bits)


def multiply(x, y, bits):
    return from_float(x * y, bits)


def arithmetic(operation):
    def apply(a, b, bits):
        if is_nan(a, bits) or is_nan(b, bits):
            return NAN
        return operation(to_float(a, bits), to_float(b, bits), bits)
    return apply


def compare(operation):
    def apply(a, b, bits):
        unordered = is_nan(a, bits) or is_nan(b, bits)
        return int(operation(to_float(a, bits), to_float(b, bits), unordered))
    return apply


def minimum(a, b, bits):
    if is_nan(a, bits) or is_nan(b, bits):
        return NAN
    x, y = to_float(a, bits), to_float(b, bits)
    if x == y:
        return a | b  # zeros of different sign: the negative one
    return a if x < y else b


def maximum(a, b, bits):
    if is_nan(a, bits) or is_nan(b, bits):
        return NAN
    x, y = to_float(a, bits), to_float(b, bits)
    if x == y:
        return a & b
    return a if x > y else b


def rounding(to_integer):
    def apply(a, bits):
        if is_nan(a, bits):
            return NAN
        number = to_float(a, bits)
        if math.isinf(number) or number == 0:
            return a
        # The sign survives a result of zero.
        return from_float(math.copysign(float(to_integer(number)), number), bits)
    return apply


def square_root(a, bits):
    if is_nan(a, bits):
        return NAN
    number = to_float(a, bits)
    if number == 0:
        return a
    return NAN if number < 0 else from_float(math.sqrt(number), bits)


FLOAT = {
    "add": arithmetic(lambda x, y, bits: from_float(x + y, bits)),
    "sub": arithmetic(lambda x, y, bits: from_float(x - y, bits)),
    "mul": arithmetic(multiply),
    "div": arithmetic(divide),
    "min": minimum, "max": maximum,
    "copysign": lambda a, b, bits: wrap(a, bits - 1) | sign(b, bits) << (bits - 1),
    "abs": lambda a, bits: wrap(a, bits - 1),
    "neg": lambda a, bits: a ^ 1 << (bits - 1),
    "ceil": rounding(math.ceil), "floor": rounding(math.floor), "trunc": rounding(math.trunc),
    "nearest": rounding(round),  # Python's round() is ties to even
    "sqrt": square_root,
    "eq": compare(lambda x, y, unordered: not unordered and x == y),
    "ne": compare(lambda x, y, unordered: unordered or x != y),
    "lt": compare(lambda x, y, unordered: not unordered and x < y),
    "gt": compare(lambda x, y, unordered: not unordered and x > y),
    "le": compare(lambda x, y, unordered: not unordered and x <= y),
    "ge": compare(lambda x, y, unordered: not unordered and x >= y),
}


# --- conversions ------------------------------------------------------------------------------------------------------

def integer_range(bits, is_signed):
    return (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if is_signed else (0, (1 << bits) - 1)


def truncate(a, source_bits, bits, is_signed, saturate):
    if is_nan(a, source_bits):
        if saturate:
            return 0
        raise Trap("invalid conversion to integer")
    low, high = integer_range(bits, is_signed)
    number = to_float(a, source_bits)
    if math.isinf(number):
        integer = low - 1 if number < 0 else high + 1
    else:
        integer = math.trunc(fractions.Fraction(number))
    if low <= integer <= high:
        return wrap(integer, bits)
    if saturate:
        return wrap(low if integer < low else high, bits)
    raise Trap("integer overflow")


def convert(text, a):
    target, operation = text.split(".")
    bits, words = width(target), operation.split("_")
    kind, source = words[0], next((word for word in words[1:] if word[0] in "if" and word[1:].isdigit()), None)
    is_signed = words[-1] == "s"
    if kind == "wrap":
        return wrap(a, 32)
    if kind == "extend":
        return wrap(signed(a, 32), bits) if is_signed else a
    if kind == "trunc":
        return truncate(a, width(source), bits, is_signed, saturate=words[1] == "sat")
    if kind == "convert":
        return from_integer(signed(a, width(source)) if is_signed else a, bits)
    if kind in ("demote", "promote"):
        return NAN if is_nan(a, width(source)) else from_float(to_float(a, width(source)), bits)
    if kind == "reinterpret":
        return a
    raise KeyError(text)


def evaluate(text, *operands):
    """The result of the instruction `text` on these bit patterns: a bit pattern or NAN; raises Trap."""
    type_name, operation = text.split(".")
    table = INTEGER if type_name[0] == "i" else FLOAT
    if operation in table:
        return table[operation](*operands, width(type_name))
    return convert(text, *operands)
