// The call that can be left early, on Linux and on boards, of 32 and of 64 bits.

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

#if defined(__riscv_flen)
#if __riscv_flen == 64
#define FLOAT_STORE "fsd"
#define FLOAT_LOAD "fld"
#else
#define FLOAT_STORE "fsw"
#define FLOAT_LOAD "flw"
#endif
#define FOR_FLOATS(instruction)                                                                              \
  instruction " fs0, 104(sp)\n" instruction " fs1, 112(sp)\n" instruction " fs2, 120(sp)\n" instruction      \
              " fs3, 128(sp)\n" instruction " fs4, 136(sp)\n" instruction " fs5, 144(sp)\n" instruction      \
              " fs6, 152(sp)\n" instruction " fs7, 160(sp)\n" instruction " fs8, 168(sp)\n" instruction      \
              " fs9, 176(sp)\n" instruction " fs10, 184(sp)\n" instruction " fs11, 192(sp)\n"
#else
#define FLOAT_STORE ""
#define FLOAT_LOAD ""
#define FOR_FLOATS(instruction) ""
#endif

#define FOR_INTEGERS(instruction)                                                                            \
  instruction " ra, 0*" WORD "(sp)\n" instruction " s0, 1*" WORD "(sp)\n" instruction " s1, 2*" WORD         \
              "(sp)\n" instruction " s2, 3*" WORD "(sp)\n" instruction " s3, 4*" WORD "(sp)\n" instruction   \
              " s4, 5*" WORD "(sp)\n" instruction " s5, 6*" WORD "(sp)\n" instruction " s6, 7*" WORD         \
              "(sp)\n" instruction " s7, 8*" WORD "(sp)\n" instruction " s8, 9*" WORD "(sp)\n" instruction   \
              " s9, 10*" WORD "(sp)\n" instruction " s10, 11*" WORD "(sp)\n" instruction " s11, 12*" WORD    \
              "(sp)\n"

asm(R"(
        .section .text.ingot_call_recoverably, "ax", @progbits
        .globl ingot_call_recoverably
        .hidden ingot_call_recoverably
        .type ingot_call_recoverably, @function
ingot_call_recoverably:
        addi sp, sp, -208
)" FOR_INTEGERS(STORE) FOR_FLOATS(FLOAT_STORE) STORE R"( sp, 0(a0)
        mv a0, a2
        jalr a1
        li a0, 1
.Lreturn_from_call:
)" FOR_INTEGERS(LOAD) FOR_FLOATS(FLOAT_LOAD) R"(
        addi sp, sp, 208
        ret
        .size ingot_call_recoverably, . - ingot_call_recoverably

        .globl ingot_recover
        .hidden ingot_recover
        .type ingot_recover, @function
ingot_recover:
        )" LOAD R"( sp, 0(a0)
        li a0, 0
        j .Lreturn_from_call
        .size ingot_recover, . - ingot_recover
        .text
)");
