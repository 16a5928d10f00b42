// Seccomp: a filter that allows what is on record in this executable, made at start from the records, because
// two things are not known before: the process's number, and whether there is openat2.
#include "runtime-lib/platform/linux/system_calls.hpp"

#include "runtime-lib/sandbox/layers.hpp"
#include "runtime-lib/support/sections.hpp"

// The linker defines these around the sections of these names.
extern "C" [[gnu::visibility("hidden")]] const ingot::platform::SystemCallRecord __start_ingot_system_calls[],
    __stop_ingot_system_calls[];
extern "C" [[gnu::visibility("hidden")]] const uint8_t __start_ingot_unsandboxed_text[],
    __stop_ingot_unsandboxed_text[];

namespace ingot::sandbox {

using namespace platform;

namespace {

// Whether the call is made inside the sandbox, on this kernel.
bool applies(const SystemCallRecord& record, bool has_openat2) {
  const uint8_t* const instruction =
      reinterpret_cast<const uint8_t*>(&record.instruction) + record.instruction;
  if (instruction >= __start_ingot_unsandboxed_text && instruction < __stop_ingot_unsandboxed_text)
    return false;
  return record.condition != Condition::without_openat2 || !has_openat2;
}

void insert(AllowedSystemCalls& allowed, uint16_t number) {
  constexpr uint32_t capacity = sizeof allowed.numbers / sizeof *allowed.numbers;
  uint32_t place = 0;
  while (place < allowed.count && allowed.numbers[place] < number)
    place++;
  if ((place < allowed.count && allowed.numbers[place] == number) || allowed.count == capacity)
    return;
  for (uint32_t i = allowed.count++; i > place; i--)
    allowed.numbers[i] = allowed.numbers[i - 1];
  allowed.numbers[place] = number;
}

// A program for the kernel's interpreter. Jumps go forward only; it ends when there is no more room, which
// is_complete() tells.
class Filter {
public:
  Filter(const AllowedSystemCalls& allowed, uint32_t own_process);

  bool is_complete() const { return size_ <= capacity; }
  BpfProgram program() const { return {.size = static_cast<uint16_t>(size_), .instructions = instructions_}; }

private:
  static constexpr uint32_t capacity = 1024;

  void write_calls(const uint16_t* numbers, uint32_t count);
  void write_call(uint16_t number);

  void put(uint16_t code, uint32_t constant, uint8_t skip_if_true = 0, uint8_t skip_if_false = 0) {
    if (size_ < capacity)
      instructions_[size_] = {code, skip_if_true, skip_if_false, constant};
    size_++;
  }

  const bool has_openat2_;
  const uint32_t own_process_;
  uint32_t size_ = 0;
  BpfInstruction instructions_[capacity];
};

Filter::Filter(const AllowedSystemCalls& allowed, uint32_t own_process)
    : has_openat2_(allowed.has_openat2), own_process_(own_process) {
  put(bpf::load_word, seccomp_data_architecture);
  put(bpf::jump_if_equal, audit_architecture, 1, 0);
  put(bpf::return_constant, seccomp_return_kill_process);
  put(bpf::load_word, seccomp_data_number);
  // No call at all, which is what a tracer makes of one that it answers itself (strace's "inject").
  put(bpf::jump_if_equal, ~uint32_t{0}, 0, 1);
  put(bpf::return_constant, seccomp_return_allow);
  write_calls(allowed.numbers, allowed.count);
}

// Halves the calls until one is left: the kernel runs the filter for all of its numbers once, to remember for
// which it need not run it again.
void Filter::write_calls(const uint16_t* numbers, uint32_t count) {
  if (count == 1)
    return write_call(numbers[0]);
  const uint32_t half = count / 2;
  put(bpf::jump_if_not_below, numbers[half], 0, 1);
  const uint32_t jump = size_;
  put(bpf::jump, 0);
  write_calls(numbers, half);
  if (jump < capacity)
    instructions_[jump].constant = size_ - jump - 1;
  write_calls(numbers + half, count - half);
}

// Allows the call if one of its records does.
void Filter::write_call(uint16_t number) {
  put(bpf::jump_if_equal, number, 1, 0);
  put(bpf::return_constant, seccomp_return_kill_process);
  for (const SystemCallRecord* record = __start_ingot_system_calls; record != __stop_ingot_system_calls;
       record++) {
    if (record->number != number || !applies(*record, has_openat2_))
      continue;
    if (record->condition == Condition::none) {
      put(bpf::return_constant, seccomp_return_allow);
      return;
    }
    put(bpf::load_word, seccomp_data_arguments + record->argument * uint32_t{8});
    put(bpf::bitwise_and, record->mask);
    put(bpf::jump_if_equal, record->condition == Condition::own_process ? own_process_ : record->value, 0, 1);
    put(bpf::return_constant, seccomp_return_allow);
  }
  put(bpf::return_constant, seccomp_return_kill_process);
}

} // namespace

INGOT_UNSANDBOXED void find_allowed_system_calls(AllowedSystemCalls& allowed) {
  allowed.has_openat2 = sys::kernel_has_openat2();
  allowed.count = 0;
  for (const SystemCallRecord* record = __start_ingot_system_calls; record != __stop_ingot_system_calls;
       record++)
    if (applies(*record, allowed.has_openat2))
      insert(allowed, record->number);
}

INGOT_UNSANDBOXED int64_t confine_system_calls(const AllowedSystemCalls& allowed) {
  Filter filter(allowed, static_cast<uint32_t>(sys::getpid()));
  if (!filter.is_complete())
    return -ENOSPC;
  // Before Linux 5.16 a filter also slows speculation down for what it confines, unless asked not to. There
  // is no secret here that the guest is not told anyway.
  const int64_t result = sys::seccomp(seccomp_set_filter, seccomp_allow_speculation, filter.program());
  return result != -EINVAL ? result : sys::seccomp(seccomp_set_filter, 0, filter.program());
}

} // namespace ingot::sandbox
