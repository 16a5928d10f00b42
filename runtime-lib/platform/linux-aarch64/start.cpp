// The code of programs that cannot be C++.
#include "runtime-lib/platform/linux/system_call_records.hpp"

// _start: the kernel jumps here with argc at the stack pointer. The frame pointer and the return address 0
// end backtraces.
//
// Where a branch may arrive there is a landing pad, which does nothing on a processor without them.
asm(R"(
        .section .text._start, "ax", @progbits
        .globl _start
        .type _start, @function
_start:
        bti c
        mov x29, #0
        mov x30, #0
        mov x0, sp
        bl ingot_linux_start
        brk #1
        .size _start, . - _start

        .section .text.ingot_clone, "ax", @progbits
        .globl ingot_clone
        .hidden ingot_clone
        .type ingot_clone, @function
ingot_clone:
        bti c
        mov x4, x2
        mov x2, #0
        mov x8, #220
)" INGOT_SYSTEM_CALL(".Lclone", "svc #0", "220", INGOT_ONLY_THREADS) R"(
        cbz x0, .Lin_new_thread
        ret
.Lin_new_thread:
        mov x29, #0
        mov x30, #0
        ldp x0, x1, [sp], #16
        blr x1
        brk #1
        .size ingot_clone, . - ingot_clone

        .section .text.ingot_end_thread, "ax", @progbits
        .globl ingot_end_thread
        .hidden ingot_end_thread
        .type ingot_end_thread, @function
ingot_end_thread:
        bti c
        mov x8, #215
)" INGOT_SYSTEM_CALL(".Lmunmap", "svc #0", "215", INGOT_UNRESTRICTED) R"(
        mov x0, #0
        mov x8, #93
)" INGOT_SYSTEM_CALL(".Lexit", "svc #0", "93", INGOT_UNRESTRICTED) R"(
        brk #1
        .size ingot_end_thread, . - ingot_end_thread
        .text
)");
