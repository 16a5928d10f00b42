#include "compiler/profile/code_hash.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Endian.h>
#include <llvm/Support/SHA256.h>

#include <array>
#include <cstdint>

namespace ingot {
namespace {

// Each is preceded by its size, so that no two modules give the same bytes; the size of what is imported is
// none.
constexpr std::uint64_t size_of_import = ~std::uint64_t{0};

} // namespace

CodeHash hash_code(const Module& module) {
  llvm::SHA256 hash;
  for (const Function& function : module.functions) {
    std::array<std::uint8_t, sizeof(std::uint64_t)> size;
    llvm::support::endian::write64le(size.data(),
                                     function.body ? function.body->code.code.size() : size_of_import);
    hash.update(size);
    if (function.body)
      hash.update(function.body->code.code);
  }
  return hash.final();
}

} // namespace ingot
