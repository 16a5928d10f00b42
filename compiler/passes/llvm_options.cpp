#include "compiler/passes/llvm_options.hpp"

#include <llvm/Support/CommandLine.h>

#include <mutex>
#include <set>
#include <string>

namespace ingot {

void set_llvm_option(const char* option) {
  static std::mutex mutex;
  static std::set<std::string> given; // LLVM takes a second time for a mistake of the user's
  const std::lock_guard lock(mutex);
  if (!given.insert(option).second)
    return;
  const char* const arguments[] = {"ingot", option};
  llvm::cl::ParseCommandLineOptions(2, arguments);
}

} // namespace ingot
