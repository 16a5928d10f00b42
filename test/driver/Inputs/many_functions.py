"""Prints a module too large for one part (compiler/lower/part.hpp): a chain of functions
that share a global and a table, whose sum is checked before the last of them reads out of bounds."""
FUNCTIONS = 400
STORES = 100

print("(module (memory 1) (global $sum (mut i32) (i32.const 0)) (table 1 funcref) (elem (i32.const 0) $f0)")
print("(type $step (func (param i32)))")
for i in range(FUNCTIONS):
    print(f"(func $f{i} (type $step)")
    for j in range(STORES):
        print(f"(i32.store offset={4 * j} (local.get 0) (i32.mul (local.get 0) (i32.const {i * STORES + j})))")
    print(f"(global.set $sum (i32.add (global.get $sum) (i32.const {i})))")
    if i > 1:
        print(f"(call $f{i - 1} (local.get 0))")
    elif i == 1:
        print("(call_indirect (type $step) (local.get 0) (i32.const 0))")
    print(")")
print("(func $reads_beyond (param i32) (drop (i32.load (local.get 0))))")
print('(func (export "_start")')
print(f"(call $f{FUNCTIONS - 1} (i32.const 0))")
print(f"(if (i32.ne (global.get $sum) (i32.const {sum(range(FUNCTIONS))})) (then unreachable))")
print("(call $reads_beyond (i32.const -4))))")
