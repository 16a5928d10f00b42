#include "compiler/lower/target_profile.hpp"

#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/TargetParser/Triple.h>

namespace ingot {

// AArch64 and RISC-V with the D extension always round and fuse in hardware or inline.
TargetProfile::TargetProfile(const llvm::TargetMachine& target, bool is_deterministic)
    : deterministic(is_deterministic), is_x86(target.getTargetTriple().isX86()) {
  const llvm::MCSubtargetInfo& cpu = *target.getMCSubtargetInfo();
  const auto has = [&](const char* feature) { return cpu.checkFeatures(feature); };
  has_rounding = !is_x86 || has("+sse4.1");
  has_ssse3 = is_x86 && has("+ssse3");
  has_fused_multiply_add = !is_x86 || has("+fma");
}

} // namespace ingot
