// The call that can be left early, on Linux and on boards. The ABI has the lower halves of v8 to v15 saved,
// and x18 belongs to nobody.
//
// Where a branch may arrive there is a landing pad: paciasp is one, beside signing the return address. On a
// processor without either they do nothing.

asm(R"(
        .section .text.ingot_call_recoverably, "ax", @progbits
        .globl ingot_call_recoverably
        .hidden ingot_call_recoverably
        .type ingot_call_recoverably, @function
ingot_call_recoverably:
        paciasp
        stp x29, x30, [sp, #-160]!
        mov x29, sp
        stp x19, x20, [sp, #16]
        stp x21, x22, [sp, #32]
        stp x23, x24, [sp, #48]
        stp x25, x26, [sp, #64]
        stp x27, x28, [sp, #80]
        stp d8, d9, [sp, #96]
        stp d10, d11, [sp, #112]
        stp d12, d13, [sp, #128]
        stp d14, d15, [sp, #144]
        mov x9, sp
        str x9, [x0]
        mov x0, x2
        blr x1
        mov w0, #1
.Lreturn_from_call:
        ldp x19, x20, [sp, #16]
        ldp x21, x22, [sp, #32]
        ldp x23, x24, [sp, #48]
        ldp x25, x26, [sp, #64]
        ldp x27, x28, [sp, #80]
        ldp d8, d9, [sp, #96]
        ldp d10, d11, [sp, #112]
        ldp d12, d13, [sp, #128]
        ldp d14, d15, [sp, #144]
        ldp x29, x30, [sp], #160
        autiasp
        ret
        .size ingot_call_recoverably, . - ingot_call_recoverably

        .globl ingot_recover
        .hidden ingot_recover
        .type ingot_recover, @function
ingot_recover:
        bti c
        ldr x9, [x0]
        mov sp, x9
        mov w0, #0
        b .Lreturn_from_call
        .size ingot_recover, . - ingot_recover
        .text
)");
