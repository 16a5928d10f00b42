// The code that cannot be C++ (Arm Architecture Reference Manual, D1, "The AArch64 System Level Programmers'
// Model").

// _start: from a reset or a boot loader, at exception level 1. One processor runs the program, number 0; the
// others sleep. CPACR_EL1.FPEN admits floating point. Interrupts are masked, and whatever the processor
// refuses ends the program, on a fresh stack, since the old one may be the reason: all 16 vectors do that.
asm(R"(
        .section .text.ingot_reset, "ax", @progbits
        .globl _start
        .type _start, @function
_start:
        msr daifset, #15
        mrs x0, mpidr_el1
        tst x0, #0xff
        b.ne .Lsleep
        msr spsel, #1
        adrp x0, .Lvectors
        add x0, x0, :lo12:.Lvectors
        msr vbar_el1, x0
        mov x0, #3 << 20
        msr cpacr_el1, x0
        isb
        adrp x0, __ingot_stack_top
        add x0, x0, :lo12:__ingot_stack_top
        mov sp, x0
        mov x29, #0
        mov x30, #0
        bl ingot_board_start
.Lsleep:
        wfi
        b .Lsleep
        .size _start, . - _start

        .section .text.ingot_vectors, "ax", @progbits
.Lfault:
        mrs x0, esr_el1
        mrs x1, elr_el1
        mrs x2, far_el1
        adrp x3, __ingot_stack_top
        add x3, x3, :lo12:__ingot_stack_top
        mov sp, x3
        bl ingot_board_fault
        .balign 2048
.Lvectors:
        .rept 16
        b .Lfault
        .balign 128
        .endr
        .text
)");
