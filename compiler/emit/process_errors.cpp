#include "compiler/emit/process_errors.hpp"

#include "compiler/support/message_format.hpp"

#include <llvm/Support/ErrorHandling.h>

namespace ingot {

namespace {

// Nothing has been published yet and files in memory vanish by themselves, so there is nothing to clean up.
void handle_fatal_error(void*, const char* reason, bool) { end_process({"LLVM: ", reason}); }

void handle_bad_allocation(void*, const char*, bool) { end_process({"out of memory"}); }

bool install() {
  llvm::install_fatal_error_handler(handle_fatal_error, nullptr);
  llvm::install_bad_alloc_error_handler(handle_bad_allocation, nullptr);
  return true;
}

} // namespace

void handle_llvm_process_errors() {
  static const bool installed = install(); // LLVM allows it once
  (void)installed;
}

} // namespace ingot
