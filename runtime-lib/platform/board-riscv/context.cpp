// The code that cannot be C++, for programs and libraries alike: changes of stacks.

// How a register is saved, and how large it is.
#if __riscv_xlen == 64
#define STORE "sd"
#define LOAD "ld"
#define WORD "8"
#else
#define STORE "sw"
#define LOAD "lw"
#define WORD "4"
#endif

asm(R"(
        .section .text.ingot_run_on_stack, "ax", @progbits
        .globl ingot_run_on_stack
        .hidden ingot_run_on_stack
        .type ingot_run_on_stack, @function
ingot_run_on_stack:
        addi sp, sp, -16
)" STORE " ra, 1*" WORD "(sp)\n" STORE " fp, 0*" WORD "(sp)\n"
    R"(
        mv fp, sp
)" STORE R"( sp, 0(a3)
        mv sp, a0
        mv a0, a2
        jalr a1
        mv sp, fp
)" LOAD " fp, 0*" WORD "(sp)\n" LOAD " ra, 1*" WORD "(sp)\n"
    R"(
        addi sp, sp, 16
        ret
        .size ingot_run_on_stack, . - ingot_run_on_stack
        .text
)");
