#include "runtime-lib/platform/linux/processor.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/linux.hpp"

namespace ingot::platform {

void Linux::check_processor(const abi::ProcessorFeatures& required) {
  const abi::ProcessorFeatures present = processor_features();
  Line line = start_failure();
  line.text("the processor lacks what this program was compiled for: ");
  bool lacks_any = false;
  const char* name = processor_feature_names;
  for (uint32_t row = 0; row < abi::ProcessorFeatures::capacity; row++) {
    if (required.has(row) && !present.has(row)) {
      line.text(lacks_any ? ", " : "").text(name);
      lacks_any = true;
    }
    while (*name != '\0')
      name++;
    if (name[1] != '\0')
      name++;
  }
  if (lacks_any)
    fail_to_start(line);
}

} // namespace ingot::platform
