// Zeros in all registers that a callee has to save, then the trap "integer overflow" at site 7; an asm
// statement for each machine.
#pragma once

#if defined(__x86_64__)
#define SPOIL_REGISTERS_AND_TRAP                                                                             \
  "xorl %ebx, %ebx; xorl %r12d, %r12d; xorl %r13d, %r13d; xorl %r14d, %r14d; xorl %r15d, %r15d;"             \
  "xorl %ebp, %ebp; andq $-16, %rsp; movl $1, %edi; movl $7, %esi; call ingot_trap"
#elif defined(__aarch64__)
#define SPOIL_REGISTERS_AND_TRAP                                                                             \
  ".irp n, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29; mov x\\n, #0; .endr;"                                 \
  ".irp n, 8, 9, 10, 11, 12, 13, 14, 15; fmov d\\n, xzr; .endr;"                                             \
  "mov w0, #1; mov w1, #7; bl ingot_trap"
#elif defined(__riscv)
#define SPOIL_REGISTERS_AND_TRAP                                                                             \
  ".irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11; li s\\n, 0; fmv.d.x fs\\n, zero; .endr;"                    \
  "li a0, 1; li a1, 7; call ingot_trap"
#endif
