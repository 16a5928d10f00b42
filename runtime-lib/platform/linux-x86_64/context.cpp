// The code that cannot be C++, for programs and libraries alike: changes of stacks, and the way back from
// signals.
//
// ingot_call_recoverably: compiled code changes none of the control bits of MXCSR and the x87, which the ABI
// would have us save as well.
//
// ingot_signal_return: rt_sigreturn, as the kernel requires it (SA_RESTORER).
#include "runtime-lib/platform/linux/system_call_records.hpp"

asm(R"(
        .section .text.ingot_run_on_stack, "ax", @progbits
        .globl ingot_run_on_stack
        .hidden ingot_run_on_stack
        .type ingot_run_on_stack, @function
ingot_run_on_stack:
        pushq %rbp
        movq %rsp, %rbp
        movq %rsp, (%rcx)
        movq %rdi, %rsp
        movq %rdx, %rdi
        call *%rsi
        movq %rbp, %rsp
        popq %rbp
        ret
        .size ingot_run_on_stack, . - ingot_run_on_stack

        .section .text.ingot_call_recoverably, "ax", @progbits
        .globl ingot_call_recoverably
        .hidden ingot_call_recoverably
        .type ingot_call_recoverably, @function
ingot_call_recoverably:
        pushq %rbp
        pushq %rbx
        pushq %r12
        pushq %r13
        pushq %r14
        pushq %r15
        subq $8, %rsp
        movq %rsp, (%rdi)
        movq %rdx, %rdi
        call *%rsi
        movl $1, %eax
.Lreturn_from_call:
        addq $8, %rsp
        popq %r15
        popq %r14
        popq %r13
        popq %r12
        popq %rbx
        popq %rbp
        ret
        .size ingot_call_recoverably, . - ingot_call_recoverably

        .globl ingot_recover
        .hidden ingot_recover
        .type ingot_recover, @function
ingot_recover:
        movq (%rdi), %rsp
        xorl %eax, %eax
        jmp .Lreturn_from_call
        .size ingot_recover, . - ingot_recover

        .section .text.ingot_signal_return, "ax", @progbits
        .globl ingot_signal_return
        .hidden ingot_signal_return
        .type ingot_signal_return, @function
ingot_signal_return:
        movl $15, %eax
)" INGOT_SYSTEM_CALL(".Lsignal_return", "syscall", "15", INGOT_UNRESTRICTED) R"(
        .size ingot_signal_return, . - ingot_signal_return
        .text
)");
