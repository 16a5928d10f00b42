#include "compiler/lower/target_profile.hpp"

#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/TargetParser/Triple.h>

namespace ingot {

TargetProfile::TargetProfile(const llvm::TargetMachine& target, bool is_deterministic)
    : deterministic(is_deterministic), is_x86(target.getTargetTriple().isX86()),
      is_aarch64(target.getTargetTriple().isAArch64()), is_riscv(target.getTargetTriple().isRISCV()) {
  const llvm::MCSubtargetInfo& cpu = *target.getMCSubtargetInfo();
  const auto has = [&](const char* feature) { return cpu.checkFeatures(feature); };
  // AArch64 and RISC-V with the D extension always round and fuse in hardware or in line. RISC-V rounds by
  // way of an integer, and passes on what is too large for one; LLVM counts NaNs among that.
  has_rounding = !is_x86 || has("+sse4.1");
  rounding_quiets = !is_riscv;
  has_ssse3 = is_x86 && has("+ssse3");
  has_riscv_vectors = is_riscv && has("+v");
  has_fused_multiply_add = !is_x86 || has("+fma");
  // AArch64 leaves it open (Arm ARM, B2.2.1: single-copy atomicity), and RISC-V without Zicclsm stores by
  // bytes.
  stores_are_whole = is_x86;
}

} // namespace ingot
