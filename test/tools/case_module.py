"""Programs made of many small cases, for tests by the thousand.

A case is a function (i64, i64) -> i64. The program reads records of 24 bytes from its standard input - the number of a
case and two operands - and writes each result as 8 bytes, until the input ends. Cases that are expected to trap are run
one to a process."""
import os
import struct
import subprocess
import tempfile

RECORD = struct.Struct("<QQQ")
RESULT = struct.Struct("<Q")
SCRATCH = 128  # bytes at the start of memory that the program uses to read and write

PROLOGUE = """\
(module
  (type $case (func (param i64 i64) (result i64)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") {pages})
  {declarations}
  (func (export "_start")
    {prepare}
    (loop $next
      ;; iovec 0: 24 bytes at 32; iovec 1: 8 bytes at 64
      (i32.store (i32.const 0) (i32.const 32))
      (i32.store (i32.const 4) (i32.const 24))
      (i32.store (i32.const 8) (i32.const 64))
      (i32.store (i32.const 12) (i32.const 8))
      (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16)))
      (if (i32.ne (i32.load (i32.const 16)) (i32.const 24)) (then (return)))
      (i64.store (i32.const 64)
        (call_indirect (type $case) (i64.load (i32.const 40)) (i64.load (i32.const 48))
                                    (i32.wrap_i64 (i64.load (i32.const 32)))))
      (drop (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 16)))
      (br $next)))
"""


class CaseModule:
    """Collects cases, then compiles and runs them."""

    def __init__(self, pages=1, declarations="", prepare=""):
        self.prologue = PROLOGUE.format(pages=pages, declarations=declarations, prepare=prepare)
        self.cases = []

    def add(self, body):
        """Adds a case; `body` is WAT that uses local.get 0 and 1 and leaves an i64. Returns its number."""
        self.cases.append(body)
        return len(self.cases) - 1

    def wat(self):
        functions = "".join(f"  (func $c{number} (type $case) {body})\n" for number, body in enumerate(self.cases))
        elements = " ".join(f"$c{number}" for number in range(len(self.cases)))
        return f"{self.prologue}{functions}  (table funcref (elem {elements})))\n"

    def assemble(self, path):
        """Writes path.wat and path.wasm."""
        with open(f"{path}.wat", "w", encoding="ascii") as file:
            file.write(self.wat())
        subprocess.run(["wat2wasm", "--enable-all", f"{path}.wat", "-o", f"{path}.wasm"], check=True)


def compile_module(path, level, *options):
    """Compiles path.wasm at this optimisation level (O0, ..., Oz); returns the executable's name."""
    executable = ".".join((path, level, *options))
    subprocess.run(["ingot", f"-{level}", *options, f"{path}.wasm", "-o", executable], check=True)
    return os.path.abspath(executable)


def run_batch(command, records):
    """Runs the (case, a, b) records in one process. Returns the results, or raises if it did not end with status 0."""
    with tempfile.TemporaryFile() as file:  # a pipe may hand out part of a record
        file.write(b"".join(RECORD.pack(*record) for record in records))
        file.seek(0)
        done = subprocess.run(command, stdin=file, capture_output=True, timeout=120)
    results = [value for (value,) in RESULT.iter_unpack(done.stdout)]
    if done.returncode != 0 or len(results) != len(records):
        at = records[len(results)] if len(results) < len(records) else None
        raise RuntimeError(f"{command} ended with status {done.returncode} at record {at}: {done.stderr!r}")
    return results


def trap_of(command, record):
    """Runs one record. Returns the message of the trap it ended with, or a description of what happened instead."""
    done = subprocess.run(command, input=RECORD.pack(*record), capture_output=True, timeout=120)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    prefix = "ingot: trap: "
    if done.returncode == 134 and len(lines) == 1 and lines[0].startswith(prefix):
        return lines[0].removeprefix(prefix)
    return f"no trap: status {done.returncode}, output {done.stdout!r}, messages {done.stderr!r}"
