// The code that cannot be C++, for programs and libraries alike: a change of stacks.

asm(R"(
        .section .text.ingot_run_on_stack, "ax", @progbits
        .globl ingot_run_on_stack
        .hidden ingot_run_on_stack
        .type ingot_run_on_stack, @function
ingot_run_on_stack:
        addi sp, sp, -16
        sd ra, 8(sp)
        sd fp, 0(sp)
        mv fp, sp
        sd sp, 0(a3)
        mv sp, a0
        mv a0, a2
        jalr a1
        mv sp, fp
        ld fp, 0(sp)
        ld ra, 8(sp)
        addi sp, sp, 16
        ret
        .size ingot_run_on_stack, . - ingot_run_on_stack
        .text
)");
