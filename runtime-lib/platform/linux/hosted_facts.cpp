// What a library takes for granted of the machine: the kernel told the host, not us. All is rounded to the
// largest page any kernel of the target has, and there is room for every processor's registers in a signal
// frame.
#include "runtime-lib/platform/linux/auxiliary.hpp"

namespace ingot::platform {

constinit MachineFacts machine_facts = {.is_secure = true,
                                        .page_size = 65536,
                                        .minimum_signal_stack_size = 49152,
                                        .capabilities = 0,
                                        .capabilities_2 = 0};

} // namespace ingot::platform
