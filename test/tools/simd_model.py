"""What the vector instructions of WebAssembly compute, written from the specification (exec/numerics) in plain Python.

A v128 is an int below 2**128, its lane 0 in the lowest bits; scalars are bit patterns as in wasm_model.py. evaluate()
returns the width of the result's lanes and a list of them; a scalar result is one lane. A lane is a bit pattern, or
wasm_model.NAN where the specification leaves the payload of a NaN open."""
import re

import wasm_model
from wasm_model import NAN, is_nan, signed, wrap

# How many choices the parameter R of a relaxed operation has (spec: exec/numerics, relaxed operations); the
# deterministic profile has R = 0. Instructions of one family share their parameter.
RELAXED_CHOICES = {"swizzle": 2, "trunc_s": 2, "trunc_u": 4, "madd": 2, "laneselect": 2, "min": 4, "max": 4, "q15mulr": 2,
                   "dot": 2}

SHAPE = re.compile(r"([if])(8|16|32|64)x(16|8|4|2)")


def lanes(value, bits, count=None):
    return [value >> at & (1 << bits) - 1 for at in range(0, bits * (count or 128 // bits), bits)]


def join(values, bits):
    return sum(value << bits * index for index, value in enumerate(values))


def saturate(value, bits, is_signed):
    low, high = wasm_model.integer_range(bits, is_signed)
    return wrap(min(max(value, low), high), bits)


def relaxed_family(text):
    """The parameter that the relaxed instruction `text` depends on, or None for any other instruction."""
    operation = text.split(".")[1]
    if not operation.startswith("relaxed_"):
        return None
    family = operation.split("_")[1].replace("nmadd", "madd")
    return f"trunc_{'s' if '_s' in operation else 'u'}" if family == "trunc" else family


# --- operations on lanes of one width -----------------------------------------------------------------------------------

def q15_multiply(a, b, bits):
    return saturate((signed(a, bits) * signed(b, bits) + 0x4000) >> 15, bits, True)


INTEGER_LANES = {
    **{name: wasm_model.INTEGER[name] for name in ("add", "sub", "mul", "popcnt")},
    "abs": lambda a, bits: wrap(abs(signed(a, bits)), bits),
    "neg": lambda a, bits: wrap(-a, bits),
    "min_s": lambda a, b, bits: min(a, b, key=lambda value: signed(value, bits)),
    "min_u": lambda a, b, bits: min(a, b),
    "max_s": lambda a, b, bits: max(a, b, key=lambda value: signed(value, bits)),
    "max_u": lambda a, b, bits: max(a, b),
    "add_sat_s": lambda a, b, bits: saturate(signed(a, bits) + signed(b, bits), bits, True),
    "add_sat_u": lambda a, b, bits: saturate(a + b, bits, False),
    "sub_sat_s": lambda a, b, bits: saturate(signed(a, bits) - signed(b, bits), bits, True),
    "sub_sat_u": lambda a, b, bits: saturate(a - b, bits, False),
    "avgr_u": lambda a, b, bits: (a + b + 1) // 2,
    "q15mulr_sat_s": q15_multiply,
}
FLOAT_LANES = {
    **{name: wasm_model.FLOAT[name] for name in ("abs", "neg", "sqrt", "ceil", "floor", "trunc", "nearest", "add", "sub",
                                                 "mul", "div", "min", "max")},
    "pmin": lambda a, b, bits: b if wasm_model.FLOAT["lt"](b, a, bits) else a,
    "pmax": lambda a, b, bits: b if wasm_model.FLOAT["lt"](a, b, bits) else a,
}
COMPARISONS = {"eq", "ne", "lt", "gt", "le", "ge", "lt_s", "lt_u", "gt_s", "gt_u", "le_s", "le_u", "ge_s", "ge_u"}
BITWISE = {
    "not": lambda a: wrap(~a, 128),
    "and": lambda a, b: a & b,
    "andnot": lambda a, b: a & ~b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "bitselect": lambda a, b, mask: a & mask | b & ~mask,
}


def relaxed_float_extremum(name, a, b, bits, choice):
    strict = wasm_model.FLOAT[name](a, b, bits)
    both_zero = wrap(a | b, bits - 1) == 0 and a != b
    if is_nan(a, bits):
        return (strict, a, b, b)[choice]
    if is_nan(b, bits):
        return (strict, a, b, a)[choice]
    return (strict, a, b, strict)[choice] if both_zero else strict


def exact(value, bits):
    """A finite number as (integer, exponent of two), exactly."""
    fraction_bits = 23 if bits == 32 else 52
    exponent_mask = (1 << (bits - 1 - fraction_bits)) - 1
    exponent = value >> fraction_bits & exponent_mask
    fraction = value & (1 << fraction_bits) - 1
    mantissa = fraction | (1 << fraction_bits if exponent else 0)
    return (-mantissa if value >> (bits - 1) else mantissa), max(exponent, 1) - (exponent_mask >> 1) - fraction_bits


def round_exact(integer, exponent, bits):
    """integer * 2**exponent, which is not 0, rounded to nearest, ties to even."""
    fraction_bits = 23 if bits == 32 else 52
    bias = (1 << (bits - 2 - fraction_bits)) - 1
    magnitude = abs(integer)
    lowest = max(exponent + magnitude.bit_length() - 1 - fraction_bits, 1 - bias - fraction_bits)
    shift = lowest - exponent
    if shift > 0:
        kept, rest, half = magnitude >> shift, magnitude & (1 << shift) - 1, 1 << (shift - 1)
        kept += rest > half or (rest == half and kept & 1)
    else:
        kept = magnitude << -shift
    # Adding the mantissa to the exponent field lets a carry pass into it, up to infinity.
    pattern = kept + (lowest + fraction_bits + bias - 1 << fraction_bits)
    return min(pattern, wasm_model.infinity(False, bits)) | (integer < 0) << (bits - 1)


def fused_multiply_add(a, b, c, bits):
    if any(is_nan(value, bits) for value in (a, b, c)):
        return NAN
    magnitudes = [wrap(value, bits - 1) for value in (a, b, c)]
    infinite = wasm_model.infinity(False, bits)
    product_sign = (a ^ b) >> (bits - 1)
    if infinite in magnitudes[:2]:
        if 0 in magnitudes[:2] or (magnitudes[2] == infinite and c >> (bits - 1) != product_sign):
            return NAN
        return wasm_model.infinity(bool(product_sign), bits)
    if magnitudes[2] == infinite:
        return c
    (x, x_exponent), (y, y_exponent), (z, z_exponent) = (exact(value, bits) for value in (a, b, c))
    exponent = min(x_exponent + y_exponent, z_exponent)
    total = (x * y << (x_exponent + y_exponent - exponent)) + (z << (z_exponent - exponent))
    if total == 0:  # the sum of two zeros, or exact cancellation
        both_negative = product_sign and c >> (bits - 1) and x * y == 0 and z == 0
        return 1 << (bits - 1) if both_negative else 0
    return round_exact(total, exponent, bits)


def multiply_add(a, b, c, bits, choice):
    if choice == 1:
        return fused_multiply_add(a, b, c, bits)
    product = wasm_model.FLOAT["mul"](a, b, bits)
    return NAN if product == NAN else wasm_model.FLOAT["add"](product, c, bits)


# --- the instructions that are not lane by lane -------------------------------------------------------------------------

def pairwise(values, operation):
    return [operation(a, b) for a, b in zip(values[::2], values[1::2])]


def extension(value, bits, wide, is_signed):
    return wrap(signed(value, bits), wide) if is_signed else value


def relaxed_dot(a, b, choice):
    def product(x, y):
        return signed(x, 8) * (signed(y, 8) if choice == 0 else y)
    products = [product(x, y) for x, y in zip(lanes(a, 8), lanes(b, 8))]
    return pairwise(products, lambda x, y: saturate(wrap_signed(x) + wrap_signed(y), 16, True))


def wrap_signed(value):
    return signed(wrap(value, 16), 16)


def truncate_lane(value, source_bits, is_signed):
    return wasm_model.truncate(value, source_bits, 32, is_signed, saturate=True)


def relaxed_truncate_lane(value, source_bits, is_signed, choice):
    saturated = truncate_lane(value, source_bits, is_signed)
    try:
        return wasm_model.truncate(value, source_bits, 32, is_signed, saturate=False)
    except wasm_model.Trap:
        return (saturated, 0x80000000)[choice] if is_signed else (saturated, 0xFFFFFFFF, 0xFFFFFFFE, 0x80000000)[choice]


def convert_shape(operation, source, bits, operands, choice):
    """The instructions with two shapes in their name: `source` is the operands', `bits` the width of the result's lanes."""
    source_bits = int(source.group(2))
    is_signed = not re.search(r"_u(_|$)", operation)
    kind = operation.split("_")[0]
    values = lanes(operands[0], source_bits)
    count = 128 // bits
    part = values[count:] if "_high" in operation else values[:count]
    if kind == "narrow":
        return [saturate(signed(value, source_bits), bits, is_signed) for value in values + lanes(operands[1], source_bits)]
    if kind == "extend":
        return [extension(value, source_bits, bits, is_signed) for value in part]
    if kind == "extadd":
        return [wrap(a, bits) for a in pairwise([extension(value, source_bits, bits, is_signed) for value in values],
                                                lambda x, y: x + y)]
    if kind == "extmul":
        others = lanes(operands[1], source_bits)
        others = others[count:] if "_high" in operation else others[:count]
        return [wrap(extension(a, source_bits, bits, is_signed) * extension(b, source_bits, bits, is_signed), bits)
                for a, b in zip(part, others)]
    if kind == "dot":
        products = [signed(a, 16) * signed(b, 16) for a, b in zip(values, lanes(operands[1], 16))]
        return [wrap(value, 32) for value in pairwise(products, lambda x, y: x + y)]
    if kind == "convert":
        return [wasm_model.from_integer(signed(value, 32) if is_signed else value, bits) for value in part]
    if kind in ("demote", "promote"):
        converted = [NAN if is_nan(value, source_bits) else wasm_model.from_float(wasm_model.to_float(value, source_bits), bits)
                     for value in part]
        return converted + [0] * (count - len(converted))
    if kind == "trunc":
        return [truncate_lane(value, source_bits, is_signed) for value in values] + [0] * (4 - len(values))
    if operation.startswith("relaxed_trunc"):
        truncated = [relaxed_truncate_lane(value, source_bits, is_signed, choice) for value in values]
        return truncated + [0] * (4 - len(values))
    sums = relaxed_dot(operands[0], operands[1], choice)
    if bits == 16:
        return sums
    pairs = pairwise(sums, lambda x, y: signed(x, 16) + signed(y, 16))
    return [wrap(a + b, 32) for a, b in zip(pairs, lanes(operands[2], 32))]


def swizzle(bytes_, indices, choice=0):
    values = lanes(bytes_, 8)
    return [values[index] if index < 16 else values[index % 16] if choice and index < 128 else 0 for index in lanes(indices, 8)]


def with_lane(value, bits, lane, new):
    values = lanes(value, bits)
    values[lane] = wrap(new, bits)
    return values


def evaluate_shape(kind, bits, operation, operands, lane, choice):
    values = lanes(operands[0], bits)
    if operation == "splat":
        return bits, [wrap(operands[0], bits)] * (128 // bits)
    if operation.startswith("extract_lane"):
        result = max(bits, 32)
        return result, [extension(values[lane], bits, result, operation.endswith("_s"))]
    if operation == "replace_lane":
        return bits, with_lane(operands[0], bits, lane, operands[1])
    if operation == "all_true":
        return 32, [int(all(values))]
    if operation == "bitmask":
        return 32, [sum((value >> (bits - 1)) << index for index, value in enumerate(values))]
    if operation in ("shl", "shr_s", "shr_u"):
        amount = operands[1] % bits
        return bits, [wasm_model.INTEGER[operation](value, amount, bits) for value in values]
    if operation == "shuffle":
        both = values + lanes(operands[1], 8)
        return 8, [both[index] for index in lane]
    if operation == "swizzle":
        return 8, swizzle(*operands)
    if operation == "relaxed_swizzle":
        return 8, swizzle(*operands, choice)

    columns = list(zip(*(lanes(operand, bits) for operand in operands)))
    if operation in COMPARISONS:
        compare = (wasm_model.INTEGER if kind == "i" else wasm_model.FLOAT)[operation]
        return bits, [(1 << bits) - 1 if compare(*column, bits) else 0 for column in columns]
    if operation in ("relaxed_madd", "relaxed_nmadd"):
        sign = 1 << (bits - 1) if "nmadd" in operation else 0
        return bits, [multiply_add(a ^ sign, b, c, bits, choice) for a, b, c in columns]
    if operation in ("relaxed_min", "relaxed_max"):
        return bits, [relaxed_float_extremum(operation[8:], a, b, bits, choice) for a, b in columns]
    if operation == "relaxed_laneselect":
        masks = [(-(mask >> (bits - 1)) if choice else mask) for _, _, mask in columns]
        return bits, [wrap(a & mask | b & ~mask, bits) for (a, b, _), mask in zip(columns, masks)]
    if operation == "relaxed_q15mulr_s":
        return bits, [0x8000 if choice and a == b == 0x8000 else q15_multiply(a, b, bits) for a, b in columns]
    table = INTEGER_LANES if kind == "i" else FLOAT_LANES
    return bits, [table[operation](*column, bits) for column in columns]


def evaluate_wide(operation, operands):
    if operation.startswith("mul_wide"):
        a, b = (signed(value, 64) if operation.endswith("_s") else value for value in operands)
        return lanes(wrap(a * b, 128), 64)
    a, b = join(operands[:2], 64), join(operands[2:], 64)
    return lanes(wrap(a + b if operation == "add128" else a - b, 128), 64)


def evaluate(text, operands, lane=None, choice=0):
    """(width, lanes) of the result. `lane` is the immediate: a lane, or the sixteen of a shuffle; `choice` is R."""
    prefix, operation = text.split(".")
    if prefix == "i64":
        return 64, evaluate_wide(operation, operands)
    if prefix == "v128":
        if operation == "any_true":
            return 32, [int(operands[0] != 0)]
        return 64, lanes(BITWISE[operation](*operands), 64)
    shape = SHAPE.fullmatch(prefix)
    bits = int(shape.group(2))
    source = SHAPE.search(operation)
    if source:
        return bits, convert_shape(operation, source, bits, operands, choice)
    return evaluate_shape(shape.group(1), bits, operation, operands, lane, choice)
