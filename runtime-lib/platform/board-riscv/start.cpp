// The code that cannot be C++ (RISC-V Privileged Architecture, chapter 3, "Machine-Level ISA").

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

// mstatus.FS: floating point is off after a reset, and initial before it is used. The field stays 0 where
// there is none; fcsr, by its number, is there if it does not (3.1.6.6). Guest code may use what this code
// does not.
#define ENABLE_FLOATING_POINT                                                                                \
  "li t0, 3 << 13\n li t1, 1 << 13\n csrs mstatus, t1\n csrr t1, mstatus\n and t0, t0, t1\n"                 \
  "beqz t0, .Lno_floating_point\n csrw 0x003, zero\n .Lno_floating_point:\n"

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

// _start: on reset, or from a boot loader. One processor runs the program, number 0, which every system has
// (3.1.5); the others sleep. There is no interrupt, and whatever the processor refuses ends the program, on a
// fresh stack, since the old one may be the reason.
asm(R"(
        .section .text.ingot_reset, "ax", @progbits
        .globl _start
        .type _start, @function
_start:
        csrw mie, zero
        csrr t0, mhartid
        bnez t0, .Lsleep
        la t0, .Lfault
        csrw mtvec, t0
        la sp, __ingot_stack_top
)" ENABLE_FLOATING_POINT R"(
        li fp, 0
        call ingot_board_start
.Lsleep:
        wfi
        j .Lsleep

        .balign 4
.Lfault:
        csrr a0, mcause
        csrr a1, mepc
        csrr a2, mtval
        la sp, __ingot_stack_top
        call ingot_board_fault
        .size _start, . - _start

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

        .section .text.ingot_recover, "ax", @progbits
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
