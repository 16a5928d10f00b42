#include "runtime-lib/platform/linux/processor.hpp"

#include "runtime-lib/platform/linux/auxiliary.hpp"

namespace ingot::platform {

const char processor_feature_names[] =
#define PROCESSOR_FEATURE(llvm_name, name, ...) name "\0"
#include "runtime-lib/abi/processor_features_aarch64.def"
    ;

abi::ProcessorFeatures processor_features() {
  abi::ProcessorFeatures result;
  uint32_t row = 0;
#define PROCESSOR_FEATURE(llvm_name, name, entry, bit)                                                       \
  if ((machine_facts.entry >> (bit) & 1) != 0)                                                               \
    result.add(row);                                                                                         \
  row++;
#include "runtime-lib/abi/processor_features_aarch64.def"
  return result;
}

} // namespace ingot::platform
