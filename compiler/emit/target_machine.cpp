#include "compiler/emit/target_machine.hpp"

#include "compiler/emit/targets.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h> // IWYU pragma: keep (getHostCPUFeatures() gives one, which Host.h only declares)
#include <llvm/ADT/StringRef.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Support/Error.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/Target/TargetOptions.h>
#include <llvm/TargetParser/AArch64TargetParser.h>
#include <llvm/TargetParser/Host.h>
#include <llvm/TargetParser/RISCVISAInfo.h>
#include <llvm/TargetParser/Triple.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {

namespace {

struct BackEnd {
  llvm::Triple triple;
  const llvm::Target* llvm_target = nullptr;
};

BackEnd back_end_for(const Target& target) {
  initialize_back_end(target);
  BackEnd back_end{llvm::Triple(llvm::StringRef(target.triple)), nullptr};
  std::string error;
  back_end.llvm_target = llvm::TargetRegistry::lookupTarget(back_end.triple, error);
  return back_end;
}

std::unique_ptr<llvm::MCSubtargetInfo> subtarget_info(const BackEnd& back_end, llvm::StringRef cpu,
                                                      llvm::StringRef attributes) {
  return std::unique_ptr<llvm::MCSubtargetInfo>(
      back_end.llvm_target->createMCSubtargetInfo(back_end.triple, cpu, attributes));
}

// What the compiling machine has beyond what its CPU's name implies, or lacks: a hypervisor may hide some.
std::vector<std::string> host_attributes() {
  std::vector<std::string> attributes;
  for (const auto& feature : llvm::sys::getHostCPUFeatures())
    attributes.push_back(fmt::format("{}{}", feature.second ? '+' : '-', std::string_view(feature.first())));
  std::sort(attributes.begin(), attributes.end()); // LLVM gives them in the order of a hash table
  return attributes;
}

std::vector<std::string> split_attributes(std::string_view text) {
  std::vector<std::string> attributes;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    attributes.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return attributes;
}

bool is_attribute(const llvm::MCSubtargetInfo& subtarget, std::string_view attribute) {
  if (attribute.size() < 2 || (attribute[0] != '+' && attribute[0] != '-'))
    return false;
  const auto features = subtarget.getAllProcessorFeatures();
  return std::any_of(features.begin(), features.end(),
                     [&](const llvm::SubtargetFeatureKV& row) { return attribute.substr(1) == row.Key; });
}

// An architecture with its extensions in place of a CPU: "rv64gc_zba", "armv8.2-a+sve+nofp16". Gives what the
// target's plainest CPU has to have and to lack for it; nothing if the text is no such architecture.
std::optional<std::vector<std::string>> architecture_attributes(const llvm::Triple& triple,
                                                                llvm::StringRef text) {
  std::vector<std::string> attributes;
  if (triple.isRISCV() && text.starts_with(triple.isRISCV64() ? "rv64" : "rv32")) {
    auto extensions = llvm::RISCVISAInfo::parseArchString(text, /*EnableExperimentalExtension=*/false);
    if (!extensions) {
      llvm::consumeError(extensions.takeError());
      return std::nullopt;
    }
    return (*extensions)->toFeatures();
  }
  if (!triple.isAArch64() || !text.starts_with("arm"))
    return std::nullopt;
  llvm::SmallVector<llvm::StringRef> parts;
  text.split(parts, '+');
  const llvm::AArch64::ArchInfo* const architecture = llvm::AArch64::parseArch(parts.front());
  if (architecture == nullptr)
    return std::nullopt;
  llvm::AArch64::ExtensionSet extensions;
  extensions.addArchDefaults(*architecture);
  for (const llvm::StringRef modifier : llvm::drop_begin(parts)) {
    if (!extensions.parseModifier(modifier))
      return std::nullopt;
  }
  extensions.toLLVMFeatureList(attributes);
  return attributes;
}

// What LLVM knows of an architecture's processors, mended. The user's attributes come after it.
std::vector<std::string> mended_attributes(const llvm::Triple& triple, llvm::StringRef cpu) {
  if (!triple.isX86())
    return {};
  // Its instructions have no VEX form: on Zen 3 an INSERTQ takes over 100 ns if the upper half of a register
  // is in use, and 2 if none is.
  std::vector<std::string> attributes = {"-sse4a"};
  // Several loads may be faster than one that gathers, which LLVM's cost model does not know: on Zen 5 a
  // product of matrices whose columns are gathered takes 1.2 to 1.4 times as long. What is compiled for
  // x86-64 in general may run there.
  if (cpu.starts_with("znver") || cpu.starts_with("x86-64"))
    attributes.emplace_back("+prefer-no-gather");
  return attributes;
}

Failure unknown_cpu(const Target& target, std::string_view cpu) {
  return {fmt::format("target {} has no CPU '{}'; -mcpu=help lists those it has", target.name, escape(cpu))};
}

Failure unknown_attribute(const Target& target, std::string_view attribute) {
  return {fmt::format(
      "target {} has no attribute '{}' (they are written +name or -name); -mattr=help lists those it has",
      target.name, escape(attribute))};
}

llvm::TargetOptions target_options(const TargetSelection& selection) {
  llvm::TargetOptions options;
  // WebAssembly has no fused multiply-add: every operation rounds (spec: exec/numerics, floating point).
  options.AllowFPOpFusion = llvm::FPOpFusion::Strict;
  options.MCOptions.AsmVerbose = true; // comments in the output of -S
  options.MCOptions.ABIName = selection.target->abi;
  options.EmitStackSizeSection = selection.tells_frame_sizes;
  return options;
}

} // namespace

Result<std::unique_ptr<llvm::TargetMachine>> create_target_machine(const TargetSelection& selection,
                                                                   llvm::CodeGenOptLevel level) {
  const Target& target = *selection.target;
  const BackEnd back_end = back_end_for(target);
  if (back_end.llvm_target == nullptr)
    return Failure{fmt::format("this LLVM has no back end for {}", target.name)};

  std::string cpu = selection.cpu;
  std::vector<std::string> attributes;
  if (cpu.empty()) {
    cpu = target.default_cpu;
    attributes = split_attributes(target.default_attributes);
  } else if (std::optional<std::vector<std::string>> needed = architecture_attributes(back_end.triple, cpu)) {
    cpu = target.default_cpu;
    attributes = std::move(*needed);
  }
  if (cpu == "native") {
    if (llvm::Triple(llvm::sys::getProcessTriple()).getArch() != back_end.triple.getArch())
      return Failure{fmt::format("the CPU 'native' is this machine's, which cannot run {}", target.name)};
    cpu = llvm::sys::getHostCPUName().str();
    attributes = host_attributes();
  }
  llvm::append_range(attributes, mended_attributes(back_end.triple, cpu));

  // An unknown name is only a warning to LLVM, on stderr, and then it compiles for something else.
  const std::unique_ptr<llvm::MCSubtargetInfo> names = subtarget_info(back_end, "", "");
  if (!names->isCPUStringValid(cpu))
    return unknown_cpu(target, cpu);
  for (std::string& attribute : split_attributes(selection.attributes)) {
    if (!is_attribute(*names, attribute))
      return unknown_attribute(target, attribute);
    attributes.push_back(std::move(attribute));
  }

  const std::string attribute_string = fmt::format("{}", fmt::join(attributes, ","));
  const auto subtarget = subtarget_info(back_end, cpu, attribute_string);
  if (!subtarget->checkFeatures(target.required_attributes))
    return Failure{fmt::format("CPU '{}' with attributes '{}' cannot run {}, which needs {}", cpu,
                               attribute_string, target.name, target.required_attributes)};

  // Position-independent, because executables are static PIEs (link/lld_linker.cpp); but on a board
  // everything has its place, which may be anywhere (RISC-V psABI, "Medium any code model").
  const llvm::Reloc::Model relocation = target.is_board() ? llvm::Reloc::Static : llvm::Reloc::PIC_;
  const llvm::CodeModel::Model code_model =
      target.is_board() && back_end.triple.isRISCV64() ? llvm::CodeModel::Medium : llvm::CodeModel::Small;
  std::unique_ptr<llvm::TargetMachine> machine(back_end.llvm_target->createTargetMachine(
      back_end.triple, cpu, attribute_string, target_options(selection), relocation, code_model, level));
  // AArch64's default at -O0. Up to LLVM 22 it forms the address zext(x << 3) in 64 bits, which leads out of
  // the sandbox (test/run/memory/shifted-address.wat).
  machine->setGlobalISel(false);
  return machine;
}

std::string cpu_list(const Target& target) {
  const BackEnd back_end = back_end_for(target);
  std::string list;
  for (const llvm::SubtargetSubTypeKV& row :
       subtarget_info(back_end, "", "")->getAllProcessorDescriptions()) {
    if (subtarget_info(back_end, row.Key, "")->checkFeatures(target.required_attributes))
      list += fmt::format("{}\n", row.Key);
  }
  return list;
}

std::string attribute_list(const Target& target) {
  std::string list;
  for (const llvm::SubtargetFeatureKV& row :
       subtarget_info(back_end_for(target), "", "")->getAllProcessorFeatures())
    list += fmt::format("{:<36}{}\n", row.Key, row.Desc);
  return list;
}

std::string_view llvm_version() { return LLVM_VERSION_STRING; }

} // namespace ingot
