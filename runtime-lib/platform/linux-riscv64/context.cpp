// The code that cannot be C++, for programs and libraries alike: changes of stacks.

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

        .section .text.ingot_call_recoverably, "ax", @progbits
        .globl ingot_call_recoverably
        .hidden ingot_call_recoverably
        .type ingot_call_recoverably, @function
ingot_call_recoverably:
        addi sp, sp, -208
        sd ra, 0(sp)
        sd s0, 8(sp)
        sd s1, 16(sp)
        sd s2, 24(sp)
        sd s3, 32(sp)
        sd s4, 40(sp)
        sd s5, 48(sp)
        sd s6, 56(sp)
        sd s7, 64(sp)
        sd s8, 72(sp)
        sd s9, 80(sp)
        sd s10, 88(sp)
        sd s11, 96(sp)
        fsd fs0, 104(sp)
        fsd fs1, 112(sp)
        fsd fs2, 120(sp)
        fsd fs3, 128(sp)
        fsd fs4, 136(sp)
        fsd fs5, 144(sp)
        fsd fs6, 152(sp)
        fsd fs7, 160(sp)
        fsd fs8, 168(sp)
        fsd fs9, 176(sp)
        fsd fs10, 184(sp)
        fsd fs11, 192(sp)
        sd sp, 0(a0)
        mv a0, a2
        jalr a1
        li a0, 1
.Lreturn_from_call:
        ld ra, 0(sp)
        ld s0, 8(sp)
        ld s1, 16(sp)
        ld s2, 24(sp)
        ld s3, 32(sp)
        ld s4, 40(sp)
        ld s5, 48(sp)
        ld s6, 56(sp)
        ld s7, 64(sp)
        ld s8, 72(sp)
        ld s9, 80(sp)
        ld s10, 88(sp)
        ld s11, 96(sp)
        fld fs0, 104(sp)
        fld fs1, 112(sp)
        fld fs2, 120(sp)
        fld fs3, 128(sp)
        fld fs4, 136(sp)
        fld fs5, 144(sp)
        fld fs6, 152(sp)
        fld fs7, 160(sp)
        fld fs8, 168(sp)
        fld fs9, 176(sp)
        fld fs10, 184(sp)
        fld fs11, 192(sp)
        addi sp, sp, 208
        ret
        .size ingot_call_recoverably, . - ingot_call_recoverably

        .globl ingot_recover
        .hidden ingot_recover
        .type ingot_recover, @function
ingot_recover:
        ld sp, 0(a0)
        li a0, 0
        j .Lreturn_from_call
        .size ingot_recover, . - ingot_recover
        .text
)");
