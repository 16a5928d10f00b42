#!/usr/bin/env python3
"""Asks `ingot inspect` which features small modules use, and compares with what they were made to use."""
import json
import subprocess
import sys

CASES = {
    "(func (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))": "",
    # Tables of functions and their calls are WebAssembly 1.0.
    "(type $f (func)) (table 1 funcref) (elem (i32.const 0) $g) (func $g (call_indirect (type $f) (i32.const 0)))": "",
    '(import "m" "t" (table 1 funcref)) (import "m" "g" (global i32)) (global i32 (global.get 0))': "",
    "(func (drop (i32.extend8_s (i32.const 0))))": "sign_extension",
    "(func (drop (i32.trunc_sat_f32_s (f32.const 0))))": "saturating_convert",
    "(func (result i32 i32) (i32.const 0) (i32.const 0))": "multi_value",
    "(func (i32.const 0) (block (param i32) (drop)))": "multi_value",
    '(memory 1) (data "x")': "bulk_memory",
    "(memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))": "bulk_memory",
    "(table 1 funcref) (table 1 funcref)": "reference_types",
    "(global externref (ref.null extern))": "reference_types",
    "(func $f) (elem declare func $f)": "reference_types",
    "(global i32 (i32.add (i32.const 1) (i32.const 2)))": "extended_const",
    "(func (param v128))": "simd",
    "(func $f (return_call $f))": "tail_call",
    "(type $f (func)) (func (param (ref null $f)))": "function_references",
    "(type (struct (field i32)))": "gc_types",
    "(type (sub (func)))": "gc_types",
    "(tag)": "exceptions",
    "(memory 1) (memory 1)": "multi_memory",
    "(memory i64 1)": "memory64",
    "(memory 1 1 shared)": "threads",
    "(memory 1 (pagesize 1))": "custom_page_sizes",
    "(func (result i64 i64) (i64.mul_wide_s (i64.const 1) (i64.const 1)))": "multi_value wide_arithmetic",
}


def features(module):
    result = subprocess.run(["ingot", "inspect", "--format=json", "-"], input=f"(module {module})", text=True,
                            capture_output=True)
    return json.loads(result.stdout)["features"] if result.returncode == 0 else result.stderr


def main():
    failures = 0
    for module, expected in CASES.items():
        found = features(module)
        if found != expected.split():
            failures += 1
            print(f"{module}: {found}, expected {expected}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
