// The code of programs that cannot be C++.
#include "runtime-lib/platform/linux/system_call_records.hpp"

// _start: the kernel jumps here with argc at the stack pointer. The frame pointer and the return address 0
// end backtraces. The global pointer is not used: the linker is not asked to relax accesses to it.
asm(R"(
        .section .text._start, "ax", @progbits
        .globl _start
        .type _start, @function
_start:
        li fp, 0
        li ra, 0
        mv a0, sp
        andi sp, sp, -16
        call ingot_linux_start
        unimp
        .size _start, . - _start

        .section .text.ingot_clone, "ax", @progbits
        .globl ingot_clone
        .hidden ingot_clone
        .type ingot_clone, @function
ingot_clone:
        mv a4, a2
        li a2, 0
        li a7, 220
)" INGOT_SYSTEM_CALL(".Lclone", "ecall", "220", INGOT_ONLY_THREADS) R"(
        beqz a0, .Lin_new_thread
        ret
.Lin_new_thread:
        li fp, 0
        li ra, 0
        ld a0, 0(sp)
        ld t0, 8(sp)
        addi sp, sp, 16
        jalr t0
        unimp
        .size ingot_clone, . - ingot_clone

        .section .text.ingot_end_thread, "ax", @progbits
        .globl ingot_end_thread
        .hidden ingot_end_thread
        .type ingot_end_thread, @function
ingot_end_thread:
        li a7, 215
)" INGOT_SYSTEM_CALL(".Lmunmap", "ecall", "215", INGOT_UNRESTRICTED) R"(
        li a0, 0
        li a7, 93
)" INGOT_SYSTEM_CALL(".Lexit", "ecall", "93", INGOT_UNRESTRICTED) R"(
        unimp
        .size ingot_end_thread, . - ingot_end_thread
        .text
)");
