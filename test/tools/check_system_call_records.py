#!/usr/bin/env python3
"""Checks where system calls are made in executables and archives of the runtime library.

    check_system_call_records.py FILE... [--objdump llvm-objdump] [--readelf llvm-readelf]

Of an executable with its symbols and sections:
- guest code (section ingot_guest_text) contains no system call instruction;
- every system call instruction elsewhere is on record (section ingot_system_calls), and every record is of one.

Of an archive: no code outside of ingot_unsandboxed_text calls or names a function in it, but for those that hand over to it:
_start, and the table of functions that executables choose the sandbox from."""
import argparse
import pathlib
import re
import struct
import subprocess
import sys

# The mnemonic of each machine, by what llvm-objdump calls the format.
INSTRUCTIONS = {"elf64-x86-64": r"syscall|sysenter|int\s+\$0x80", "elf64-littleaarch64": r"svc\s", "elf64-littleriscv": r"ecall"}
RECORD = struct.Struct("<iHBBII")
SIGNAL_RETURN = {15, 139}  # on x86-64, on others; made by the vDSO, or a restorer
UNSANDBOXED = "ingot_unsandboxed_text"
MAY_NAME_UNSANDBOXED = {".text._start"}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def disassembled_calls(objdump, path):
    """[(section, address)] of the system call instructions."""
    text = run(objdump, "-d", "--no-show-raw-insn", path)
    mnemonic = INSTRUCTIONS[re.search(r"file format (\S+)", text).group(1)]
    instruction = re.compile(rf"^\s*([0-9a-f]+):\s+(?:{mnemonic})")
    section, found = None, []
    for line in text.splitlines():
        if line.startswith("Disassembly of section "):
            section = line[len("Disassembly of section "):].rstrip(":")
        elif match := instruction.match(line):
            found.append((section, int(match.group(1), 16)))
    return found


def sections(readelf, path):
    """{name: (address, offset, size)}"""
    rows = re.findall(r"^\s*\[\s*\d+\]\s+(\S+)\s+\S+\s+([0-9a-f]+)\s+([0-9a-f]+)\s+([0-9a-f]+)", run(readelf, "-SW", path), re.M)
    return {name: tuple(int(number, 16) for number in numbers) for name, *numbers in rows}


def records(readelf, path):
    """[(address, number)] of the instructions that are on record."""
    address, offset, size = sections(readelf, path)["ingot_system_calls"]
    data = pathlib.Path(path).read_bytes()[offset:offset + size]
    return [(address + index * RECORD.size + place, number)
            for index, (place, number, *_) in enumerate(RECORD.iter_unpack(data))]


def check_executable(options, path):
    calls = disassembled_calls(options.objdump, path)
    problems = [f"{path}: a system call in guest code, at {address:#x}" for section, address in calls
                if section == "ingot_guest_text"]
    if "ingot_guest_text" not in sections(options.readelf, path):
        problems.append(f"{path}: no guest code")
    made, recorded = {address for _, address in calls}, records(options.readelf, path)
    problems += [f"{path}: the system call at {address:#x} is not on record"
                 for address in sorted(made - {address for address, _ in recorded})]
    problems += [f"{path}: call {number} is on record at {address:#x}, where none is made" for address, number in recorded
                 if address not in made and number not in SIGNAL_RETURN]
    if not problems:
        print(f"{path}: {len(made)} system calls, all of them on record")
    return problems


def check_archive(options, path):
    """By relocations: what refers to the section of unsandboxed code, or to a symbol in it."""
    symbols = set()
    for line in run(options.objdump, "-t", path).splitlines():
        match = re.match(rf"^[0-9a-f]+ .*\s{UNSANDBOXED}\s+[0-9a-f]+\s+(?:\.hidden\s+)?(\S+)$", line)
        if match and not match.group(1).startswith(".L"):  # those are each object's own
            symbols.add(match.group(1))
    problems, member, section = [], None, None
    for line in run(options.readelf, "-rW", path).splitlines():
        if line.startswith("File: "):
            member = line[len("File: "):]
        elif match := re.match(r"^Relocation section '\.rela(\S+)'", line):
            section = match.group(1)
        elif match := re.match(r"^[0-9a-f]{16}\s+[0-9a-f]+\s+R_\S+\s+[0-9a-f]+\s+(\S+)", line):
            from_code = section.startswith(".text")
            if from_code and section not in MAY_NAME_UNSANDBOXED and match.group(1) in symbols:
                problems.append(f"{member}: {section} refers to {match.group(1)}, which only runs outside of the sandbox")
    if not symbols:
        problems.append(f"{path}: no unsandboxed code")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--objdump", default="llvm-objdump")
    parser.add_argument("--readelf", default="llvm-readelf")
    options = parser.parse_args()
    problems = []
    for path in options.files:
        problems += check_archive(options, path) if path.endswith(".a") else check_executable(options, path)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
