#!/usr/bin/env python3
"""without_openat2.py ENOSYS|EPERM COMMAND...: runs the command where the system call openat2 does nothing but fail so.

As on a kernel before 5.6, or in a container whose filter does not know the call. What is compiled then resolves paths
component by component (docs/wasi.md)."""
import ctypes
import errno
import os
import sys

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
SECCOMP_RET_ERRNO, SECCOMP_RET_ALLOW = 0x00050000, 0x7FFF0000
BPF_LOAD_WORD, BPF_JUMP_IF_EQUAL, BPF_RETURN = 0x20, 0x15, 0x06
OPENAT2 = 437  # on every machine


class Instruction(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("if_true", ctypes.c_uint8), ("if_false", ctypes.c_uint8),
                ("operand", ctypes.c_uint32)]


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(Instruction))]


def forbid_openat2(error):
    instructions = (Instruction * 4)(Instruction(BPF_LOAD_WORD, 0, 0, 0),  # the number, in struct seccomp_data
                                     Instruction(BPF_JUMP_IF_EQUAL, 0, 1, OPENAT2),
                                     Instruction(BPF_RETURN, 0, 0, SECCOMP_RET_ERRNO | error),
                                     Instruction(BPF_RETURN, 0, 0, SECCOMP_RET_ALLOW))
    program = Program(len(instructions), instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or \
            libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the filter is refused")


def main():
    if len(sys.argv) < 3 or not hasattr(errno, sys.argv[1]):
        print(__doc__, file=sys.stderr)
        return 2
    forbid_openat2(getattr(errno, sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
