#include "runtime-lib/platform/linux/processor.hpp"

#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

namespace ingot::platform {

const char processor_feature_names[] =
#define PROCESSOR_FEATURE(llvm_name, name, ...) name "\0"
#include "runtime-lib/abi/processor_features_riscv64.def"
    ;

namespace {

// struct riscv_hwprobe (arch/riscv/include/uapi/asm/hwprobe.h).
struct Probe {
  int64_t key;
  uint64_t value;
};

// The system has the call since Linux 6.4. What is true of all processors of the machine.
uint64_t probed_extensions() {
  constexpr int64_t extensions = 4; // RISCV_HWPROBE_KEY_IMA_EXT_0
  Probe probe = {.key = extensions, .value = 0};
  const int64_t result = system_call<sysno::riscv_hwprobe>(sys::argument(&probe), 1);
  return result == 0 && probe.key == extensions ? probe.value : ~uint64_t{0};
}

} // namespace

abi::ProcessorFeatures processor_features() {
  const uint64_t capabilities = machine_facts.capabilities;
  const uint64_t probe = probed_extensions();
  abi::ProcessorFeatures result;
  uint32_t row = 0;
#define PROCESSOR_FEATURE(llvm_name, name, word, bit)                                                        \
  if ((word >> (bit) & 1) != 0)                                                                              \
    result.add(row);                                                                                         \
  row++;
#include "runtime-lib/abi/processor_features_riscv64.def"
  return result;
}

} // namespace ingot::platform
