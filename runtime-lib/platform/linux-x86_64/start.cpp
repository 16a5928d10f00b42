// The code of programs that cannot be C++.
#include "runtime-lib/platform/linux/system_call_records.hpp"

// _start: the kernel jumps here with argc at the stack pointer. A compiled function may not be the entry,
// because it expects a return address on the stack and would be off its alignment by 8. The frame pointer 0
// ends backtraces.
asm(R"(
        .section .text._start, "ax", @progbits
        .globl _start
        .type _start, @function
_start:
        xorl %ebp, %ebp
        movq %rsp, %rdi
        andq $-16, %rsp
        call ingot_linux_start
        ud2
        .size _start, . - _start

        .section .text.ingot_clone, "ax", @progbits
        .globl ingot_clone
        .hidden ingot_clone
        .type ingot_clone, @function
ingot_clone:
        movq %rdx, %r10
        movq %rcx, %r8
        xorl %edx, %edx
        movl $56, %eax
)" INGOT_SYSTEM_CALL(".Lclone", "syscall", "56", INGOT_ONLY_THREADS) R"(
        testq %rax, %rax
        jz .Lin_new_thread
        ret
.Lin_new_thread:
        xorl %ebp, %ebp
        popq %rdi
        popq %rax
        call *%rax
        ud2
        .size ingot_clone, . - ingot_clone

        .section .text.ingot_end_thread, "ax", @progbits
        .globl ingot_end_thread
        .hidden ingot_end_thread
        .type ingot_end_thread, @function
ingot_end_thread:
        movl $11, %eax
)" INGOT_SYSTEM_CALL(".Lmunmap", "syscall", "11", INGOT_UNRESTRICTED) R"(
        xorl %edi, %edi
        movl $60, %eax
)" INGOT_SYSTEM_CALL(".Lexit", "syscall", "60", INGOT_UNRESTRICTED) R"(
        ud2
        .size ingot_end_thread, . - ingot_end_thread
        .text
)");
