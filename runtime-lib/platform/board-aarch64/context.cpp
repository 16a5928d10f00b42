// The code that cannot be C++, for programs and libraries alike: changes of stacks.

asm(R"(
        .section .text.ingot_run_on_stack, "ax", @progbits
        .globl ingot_run_on_stack
        .hidden ingot_run_on_stack
        .type ingot_run_on_stack, @function
ingot_run_on_stack:
        stp x29, x30, [sp, #-16]!
        mov x29, sp
        str x29, [x3]
        mov sp, x0
        mov x0, x2
        blr x1
        mov sp, x29
        ldp x29, x30, [sp], #16
        ret
        .size ingot_run_on_stack, . - ingot_run_on_stack
        .text
)");
