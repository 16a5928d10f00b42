"""How a compiled program is run on this machine: by itself, or by QEMU's user mode (package qemu-user)."""
import platform
import shutil
import struct

# "max" has, and enforces, landing pads and signed return addresses.
OPTIONS = {"aarch64": ["-cpu", "max"]}
ELF_MACHINES = {62: "x86_64", 183: "aarch64", 243: "riscv64"}  # EM_* of elf.h


def emulator_of(machine):
    """The command in front of a program for this machine: a list, empty if it is this one; None if there is none."""
    if machine == platform.machine():
        return []
    for name in (f"qemu-{machine}", f"qemu-{machine}-static"):
        if path := shutil.which(name):
            return [path, *OPTIONS.get(machine, [])]
    return None


def run_command(program):
    """The command that runs the executable."""
    with open(program, "rb") as file:
        header = file.read(20)
    machine = ELF_MACHINES[struct.unpack_from("<H", header, 18)[0]]
    emulator = emulator_of(machine)
    if emulator is None:
        raise FileNotFoundError(f"{program} is for {machine}; qemu-{machine} (package qemu-user) was not found")
    return emulator + [str(program)]
