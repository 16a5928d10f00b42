#pragma once

namespace ingot::platform {

inline void wait_for_interrupt() { asm volatile("wfi"); }

} // namespace ingot::platform
