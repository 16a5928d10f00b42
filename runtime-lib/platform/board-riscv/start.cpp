// The code that cannot be C++ (RISC-V Privileged Architecture, chapter 3, "Machine-Level ISA").

// mstatus.FS: floating point is off after a reset, and initial before it is used. The field stays 0 where
// there is none; fcsr, by its number, is there if it does not (3.1.6.6). Guest code may use what this code
// does not.
#define ENABLE_FLOATING_POINT                                                                                \
  "li t0, 3 << 13\n li t1, 1 << 13\n csrs mstatus, t1\n csrr t1, mstatus\n and t0, t0, t1\n"                 \
  "beqz t0, .Lno_floating_point\n csrw 0x003, zero\n .Lno_floating_point:\n"

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
        .text
)");
