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

        .section .text.ingot_call_recoverably, "ax", @progbits
        .globl ingot_call_recoverably
        .hidden ingot_call_recoverably
        .type ingot_call_recoverably, @function
ingot_call_recoverably:
        sub sp, sp, #160
        stp x29, x30, [sp]
        stp x19, x20, [sp, #16]
        stp x21, x22, [sp, #32]
        stp x23, x24, [sp, #48]
        stp x25, x26, [sp, #64]
        stp x27, x28, [sp, #80]
        stp d8, d9, [sp, #96]
        stp d10, d11, [sp, #112]
        stp d12, d13, [sp, #128]
        stp d14, d15, [sp, #144]
        mov x3, sp
        str x3, [x0]
        mov x0, x2
        blr x1
        mov x0, #1
.Lreturn_from_call:
        ldp x29, x30, [sp]
        ldp x19, x20, [sp, #16]
        ldp x21, x22, [sp, #32]
        ldp x23, x24, [sp, #48]
        ldp x25, x26, [sp, #64]
        ldp x27, x28, [sp, #80]
        ldp d8, d9, [sp, #96]
        ldp d10, d11, [sp, #112]
        ldp d12, d13, [sp, #128]
        ldp d14, d15, [sp, #144]
        add sp, sp, #160
        ret
        .size ingot_call_recoverably, . - ingot_call_recoverably

        .globl ingot_recover
        .hidden ingot_recover
        .type ingot_recover, @function
ingot_recover:
        ldr x3, [x0]
        mov sp, x3
        mov x0, #0
        b .Lreturn_from_call
        .size ingot_recover, . - ingot_recover
        .text
)");
