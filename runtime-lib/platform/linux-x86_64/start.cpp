// The code that cannot be C++, and the check that the processor is what guest code is compiled for.
#include "runtime-lib/platform/linux/start.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/system_call_records.hpp"

#include <cpuid.h>

// _start: the kernel jumps here with argc at the stack pointer. A compiled function may not be the entry,
// because it expects a return address on the stack and would be off its alignment by 8. The frame pointer 0
// ends backtraces.
//
// ingot_call_recoverably: compiled code changes none of the control bits of MXCSR and the x87, which the ABI
// would have us save as well.
//
// ingot_signal_return: rt_sigreturn, as the kernel requires it (SA_RESTORER).
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

        .section .text.ingot_run_on_stack, "ax", @progbits
        .globl ingot_run_on_stack
        .hidden ingot_run_on_stack
        .type ingot_run_on_stack, @function
ingot_run_on_stack:
        pushq %rbp
        movq %rsp, %rbp
        movq %rdi, %rsp
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

namespace ingot::platform {

namespace {

// x86-64-v2 over the baseline, as the psABI defines the level. All but one are bits of leaf 1's ecx; the
// names are the psABI's.
struct Feature {
  uint32_t bit;
  char name[12];
};

constexpr Feature leaf_1_features[] = {
    {bit_SSE3, "SSE3"},     {bit_SSSE3, "SSSE3"},   {bit_CMPXCHG16B, "CMPXCHG16B"},
    {bit_SSE4_1, "SSE4.1"}, {bit_SSE4_2, "SSE4.2"}, {bit_POPCNT, "POPCNT"},
};
constexpr uint32_t extended_features_leaf = 0x80000001;

} // namespace

void check_processor() {
  uint32_t eax = 0, ebx = 0, edx = 0, features = 0, extended_features = 0;
  __get_cpuid(1, &eax, &ebx, &features, &edx);
  __get_cpuid(extended_features_leaf, &eax, &ebx, &extended_features, &edx);

  Line line = start_failure();
  line.text("this program needs x86-64-v2 (missing: ");
  bool missing = false;
  const auto require = [&](bool present, const char* name) {
    if (!present)
      line.text(missing ? ", " : "").text(name);
    missing |= !present;
  };
  for (const Feature& feature : leaf_1_features)
    require((features & feature.bit) != 0, feature.name);
  require((extended_features & bit_LAHF_LM) != 0, "LAHF-SAHF");
  if (missing)
    fail_to_start(line.text(")"));
}

} // namespace ingot::platform
