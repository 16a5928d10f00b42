// What the collector has done, for --gc-stats.
#pragma once

namespace ingot::gc {

// One line on standard error.
void report_statistics();

} // namespace ingot::gc
