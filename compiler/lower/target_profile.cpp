#include "compiler/lower/target_profile.hpp"

#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/TargetParser/Triple.h>

#include <cstdint>
#include <span>

namespace ingot {
namespace {

// The names that LLVM has for the rows of the tables, with the + that asks for them.
constexpr const char* x86_64_features[] = {
#define PROCESSOR_FEATURE(llvm_name, ...) "+" llvm_name,
#include "runtime-lib/abi/processor_features_x86_64.def"
};
constexpr const char* aarch64_features[] = {
#define PROCESSOR_FEATURE(llvm_name, ...) "+" llvm_name,
#include "runtime-lib/abi/processor_features_aarch64.def"
};
constexpr const char* riscv64_features[] = {
#define PROCESSOR_FEATURE(llvm_name, ...) "+" llvm_name,
#include "runtime-lib/abi/processor_features_riscv64.def"
};
static_assert(std::size(x86_64_features) <= abi::ProcessorFeatures::capacity &&
              std::size(aarch64_features) <= abi::ProcessorFeatures::capacity &&
              std::size(riscv64_features) <= abi::ProcessorFeatures::capacity);

std::span<const char* const> features_of(const llvm::Triple& triple) {
  if (triple.isX86())
    return x86_64_features;
  return triple.isAArch64() ? std::span<const char* const>(aarch64_features) : riscv64_features;
}

} // namespace

TargetProfile::TargetProfile(const llvm::TargetMachine& target, bool is_deterministic)
    : deterministic(is_deterministic), is_x86(target.getTargetTriple().isX86()),
      is_aarch64(target.getTargetTriple().isAArch64()), is_riscv(target.getTargetTriple().isRISCV()),
      register_bits(target.getTargetTriple().isArch32Bit() ? 32 : 64) {
  const llvm::MCSubtargetInfo& cpu = *target.getMCSubtargetInfo();
  const auto has = [&](const char* feature) { return cpu.checkFeatures(feature); };
  // AArch64 and RISC-V with the D extension always round and fuse in hardware or in line. RISC-V rounds by
  // way of an integer, and passes on what is too large for one; LLVM counts NaNs among that.
  const bool has_doubles = !is_riscv || has("+d");
  has_rounding = has_doubles && (!is_x86 || has("+sse4.1"));
  rounding_quiets = !is_riscv;
  has_ssse3 = is_x86 && has("+ssse3");
  has_riscv_vectors = is_riscv && has("+v");
  has_fused_multiply_add = has_doubles && (!is_x86 || has("+fma"));
  // AArch64 leaves it open (Arm ARM, B2.2.1: single-copy atomicity), and RISC-V without Zicclsm stores by
  // bytes.
  stores_are_whole = is_x86;

  const std::span<const char* const> features = features_of(target.getTargetTriple());
  for (std::uint32_t row = 0; row < features.size(); ++row) {
    if (has(features[row]))
      required_features.add(row);
  }
}

} // namespace ingot
