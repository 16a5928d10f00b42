// What LLVM can only be told by an option of the whole process.
#pragma once

namespace ingot {

// As on the command line of llc: "-name=value". To be called before code is generated; from any thread, and
// as often as one likes.
void set_llvm_option(const char* option);

} // namespace ingot
