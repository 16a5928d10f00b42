// LLVM's last resorts, report_fatal_error() and a failed allocation, as one line on stderr and exit status 1.
#pragma once

namespace ingot {

// For the whole process; later calls do nothing.
void handle_llvm_process_errors();

} // namespace ingot
