// The code that cannot be C++, and the check that the processor is what guest code is compiled for.
#include "runtime-lib/platform/linux/start.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/system_call_records.hpp"

// _start: the kernel jumps here with argc at the stack pointer. The frame pointer and the return address 0
// end backtraces.
//
// ingot_call_recoverably: the ABI has the lower halves of v8 to v15 saved, and x18 belongs to nobody on
// Linux.
//
// Where a branch may arrive there is a landing pad: paciasp is one, beside signing the return address. On a
// processor without either they do nothing.
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

        .section .text.ingot_run_on_stack, "ax", @progbits
        .globl ingot_run_on_stack
        .hidden ingot_run_on_stack
        .type ingot_run_on_stack, @function
ingot_run_on_stack:
        paciasp
        stp x29, x30, [sp, #-16]!
        mov x29, sp
        mov sp, x0
        blr x1
        mov sp, x29
        ldp x29, x30, [sp], #16
        autiasp
        ret
        .size ingot_run_on_stack, . - ingot_run_on_stack

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

namespace ingot::platform {

void check_processor() {
  constexpr uint64_t floating_point = 1 << 0; // HWCAP_FP
  constexpr uint64_t vectors = 1 << 1;        // HWCAP_ASIMD
  Line line = start_failure();
  if ((machine_facts.capabilities & floating_point) == 0)
    fail_to_start(line.text("this program needs ARMv8-A with floating point"));
  if ((machine_facts.capabilities & vectors) == 0)
    fail_to_start(line.text("this program needs ARMv8-A with Advanced SIMD"));
}

} // namespace ingot::platform
