"""Programs made of many small cases, for tests by the thousand.

A case is a function of some parameters and one result (the Form). The program reads records from its standard input - the
number of a case, 8 bytes, and its operands - and writes each result, until the input ends. Cases that are expected to trap
are run one to a process."""
import dataclasses
import os
import struct
import subprocess
import sys
import tempfile

import emulator

SCRATCH = 128  # bytes at the start of memory that the program uses to read and write
RECORD_AT, RESULT_AT = 32, 96


@dataclasses.dataclass(frozen=True)
class Form:
    """The type of all cases of a program: `parameters` parameters of one type, and one result of it."""
    type_name: str
    parameters: int
    size: int  # bytes of a value of the type

    def record(self, case, *operands):
        values = (operands + (0,) * self.parameters)[:self.parameters]
        return struct.pack("<Q", case) + b"".join(value.to_bytes(self.size, "little") for value in values)

    @property
    def record_size(self):
        return 8 + self.parameters * self.size

    def results(self, output):
        return [int.from_bytes(output[at:at + self.size], "little") for at in range(0, len(output), self.size)]


SCALARS = Form("i64", 2, 8)
VECTORS = Form("v128", 3, 16)

PROLOGUE = """\
(module
  (type $case (func (param {parameters}) (result {type_name})))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") {pages})
  {declarations}
  (func (export "_start") (local $read i32)
    {prepare}
    (loop $next
      ;; iovec 0: what is missing of the record, which a console gives in pieces; iovec 1: the result
      (i32.store (i32.const 0) (i32.add (i32.const {record_at}) (local.get $read)))
      (i32.store (i32.const 4) (i32.sub (i32.const {record_size}) (local.get $read)))
      (i32.store (i32.const 8) (i32.const {result_at}))
      (i32.store (i32.const 12) (i32.const {result_size}))
      (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16)))
      (if (i32.eqz (i32.load (i32.const 16))) (then (return)))
      (local.set $read (i32.add (local.get $read) (i32.load (i32.const 16))))
      (br_if $next (i32.lt_u (local.get $read) (i32.const {record_size})))
      (local.set $read (i32.const 0))
      ({type_name}.store (i32.const {result_at})
        (call_indirect (type $case) {operands} (i32.wrap_i64 (i64.load (i32.const {record_at})))))
      (drop (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16)))
      (br $next)))
"""


class CaseModule:
    """Collects cases, then compiles and runs them."""

    def __init__(self, pages=1, declarations="", prepare="", form=SCALARS):
        operands = " ".join(f"({form.type_name}.load (i32.const {RECORD_AT + 8 + form.size * index}))"
                            for index in range(form.parameters))
        self.prologue = PROLOGUE.format(
            pages=pages, declarations=declarations, prepare=prepare, type_name=form.type_name, operands=operands,
            parameters=" ".join([form.type_name] * form.parameters), record_at=RECORD_AT, record_size=form.record_size,
            result_at=RESULT_AT, result_size=form.size)
        self.cases = []
        self.unused = []  # functions that are compiled and never called

    def add(self, body):
        """Adds a case; `body` is WAT that uses local.get 0 and up and leaves the result. Returns its number."""
        self.cases.append(body)
        return len(self.cases) - 1

    def wat(self):
        functions = "".join(f"  (func $c{number} (type $case) {body})\n" for number, body in enumerate(self.cases))
        elements = " ".join(f"$c{number}" for number in range(len(self.cases)))
        functions += "".join(f"  {function}\n" for function in self.unused)
        return f"{self.prologue}{functions}  (table funcref (elem {elements})))\n"

    def write(self, path):
        """Writes path.wat."""
        with open(f"{path}.wat", "w", encoding="ascii") as file:
            file.write(self.wat())

    def assemble(self, path):
        """Writes path.wat and path.wasm."""
        self.write(path)
        subprocess.run(["wat2wasm", "--enable-all", f"{path}.wat", "-o", f"{path}.wasm"], check=True)


def compile_module(path, level, *options, suffix=".wasm"):
    """Compiles path.wasm (or .wat) at this optimisation level (O0, ..., Oz); returns the command that runs it."""
    executable = ".".join((path, level, *options))
    subprocess.run(["ingot", f"-{level}", *options, f"{path}{suffix}", "-o", executable], check=True)
    boards = [option.removeprefix("--target=") for option in options if option.endswith("-none")]
    if boards:
        return [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "run_board.py"), boards[0],
                os.path.abspath(executable)]
    return emulator.run_command(os.path.abspath(executable))


def run_batch(command, records, form=SCALARS, input_ends=True):
    """Runs the records (case, operands...) in one process. Returns the results, or raises if its status is not 0. The input
    of a board has no end: there a case that does not exist ends the program, by a trap."""
    with tempfile.TemporaryFile() as file:  # a pipe may hand out part of a record
        file.write(b"".join(form.record(*record) for record in records))
        if not input_ends:
            file.write(form.record(0xFFFFFFFF))
        file.seek(0)
        done = subprocess.run(command, stdin=file, capture_output=True, timeout=120)
    output = done.stdout if input_ends else done.stdout[:len(records) * form.size]
    results = form.results(output)
    if done.returncode != (0 if input_ends else 134) or len(results) != len(records):
        at = records[len(results)] if len(results) < len(records) else None
        raise RuntimeError(f"{command} ended with status {done.returncode} at record {at}: {done.stderr!r}")
    return results


def trap_of(command, record, form=SCALARS):
    """Runs one record. Returns the message of the trap it ended with, or a description of what happened instead."""
    done = subprocess.run(command, input=form.record(*record), capture_output=True, timeout=120)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    prefix = "ingot: trap: "
    if done.returncode == 134 and len(lines) == 1 and lines[0].startswith(prefix):
        return lines[0].removeprefix(prefix)
    return f"no trap: status {done.returncode}, output {done.stdout!r}, messages {done.stderr!r}"
