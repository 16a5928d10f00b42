#!/usr/bin/env python3
"""Runs an image for a board under QEMU's machine `virt`: run_board.py TARGET IMAGE [OPTION...]

The console is standard input and output, and the status is what the program ended with. OPTIONs go to QEMU."""
import os
import sys

MACHINES = {
    "riscv32-none": ["qemu-system-riscv32", "-bios", "none"],
    "riscv64-none": ["qemu-system-riscv64", "-bios", "none"],
    "aarch64-none": ["qemu-system-aarch64", "-cpu", "cortex-a53", "-semihosting"],
}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in MACHINES:
        sys.exit(__doc__)
    target, image, *options = sys.argv[1:]
    command = [*MACHINES[target], "-machine", "virt", "-display", "none", "-monitor", "none", "-nic", "none", "-serial", "stdio",
               *options, "-kernel", image]
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
