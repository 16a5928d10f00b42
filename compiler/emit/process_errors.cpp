#include "compiler/emit/process_errors.hpp"

#include <llvm/Support/ErrorHandling.h>

#include <cstring>
#include <initializer_list>
#include <unistd.h>

namespace ingot {

namespace {

// Whatever is wrong may be the heap, so there is no formatting here. Nothing has been published yet and files
// in memory vanish by themselves, so there is nothing to clean up either.
[[noreturn]] void end_process(const char* prefix, const char* reason) {
  for (const char* part : {prefix, reason, "\n"}) {
    if (::write(STDERR_FILENO, part, std::strlen(part)) < 0)
      break;
  }
  ::_exit(1);
}

void handle_fatal_error(void*, const char* reason, bool) { end_process("ingot: error: LLVM: ", reason); }

void handle_bad_allocation(void*, const char*, bool) { end_process("ingot: error: ", "out of memory"); }

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
