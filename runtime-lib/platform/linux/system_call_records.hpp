// Every system call that the runtime can make is on record, beside the instruction that makes it: the sandbox
// allows what is on record in the executable, and nothing else (runtime-lib/sandbox/system_calls.cpp). A
// record lives and dies with the code it belongs to (SHF_LINK_ORDER): what the linker leaves out is not
// allowed.
#pragma once

#include <stdint.h>

namespace ingot::platform {

// What else must hold for a call to be allowed.
enum class Condition : uint8_t {
  none,
  argument,        // argument & mask == value, in the lower 32 bits
  own_process,     // likewise, with the process's own number for the value
  without_openat2, // as `argument`, and the kernel has no openat2
};

struct Restriction {
  Condition condition = Condition::none;
  uint8_t argument = 0; // which one
  uint32_t mask = 0;
  uint32_t value = 0;
};

constexpr Restriction argument_is(uint8_t argument, uint32_t value) {
  return {.condition = Condition::argument, .argument = argument, .mask = ~uint32_t{0}, .value = value};
}
constexpr Restriction argument_lacks(uint8_t argument, uint32_t bits) {
  return {.condition = Condition::argument, .argument = argument, .mask = bits, .value = 0};
}

struct SystemCallRecord {
  int32_t instruction; // its address minus that of this member
  uint16_t number;
  Condition condition;
  uint8_t argument;
  uint32_t mask;
  uint32_t value;
};

} // namespace ingot::platform

// The assembly of a system call with its record, by which all of a machine's are made. The operands are
// assembly text, all of them integers.
#define INGOT_SYSTEM_CALL(label, instruction, number, ...)                                                   \
  INGOT_RECORDED_CALL(label, instruction, number, __VA_ARGS__)
#define INGOT_RECORDED_CALL(label, instruction, number, condition, argument, mask, value)                    \
  label ":\n\t" instruction "\n\t"                                                                           \
        ".pushsection ingot_system_calls, \"ao\", @progbits, " label "\n\t"                                  \
        ".balign 4\n\t"                                                                                      \
        ".long " label " - .\n\t"                                                                            \
        ".short " number "\n\t"                                                                              \
        ".byte " condition ", " argument "\n\t"                                                              \
        ".long " mask ", " value "\n\t"                                                                      \
        ".popsection\n"

// The four operands behind the number, as Restriction has them: of a call without conditions; and of a clone
// that makes a thread, with the memory of the others and in the same process (CLONE_VM, CLONE_THREAD).
#define INGOT_UNRESTRICTED "0", "0", "0", "0"
#define INGOT_ONLY_THREADS "1", "0", "0x10100", "0x10100"

// The same in the assembly of a function, with the operands that follow.
#define INGOT_INLINE_SYSTEM_CALL(instruction)                                                                \
  INGOT_SYSTEM_CALL(".Lsystem_call%=", instruction, "%c[number]", "%c[condition]", "%c[argument]",           \
                    "%c[mask]", "%c[value]")
#define INGOT_SYSTEM_CALL_OPERANDS(call, restriction)                                                        \
  [number] "i"(call), [condition] "i"(static_cast<int>((restriction).condition)),                            \
      [argument] "i"((restriction).argument), [mask] "i"((restriction).mask),                                \
      [value] "i"((restriction).value)
