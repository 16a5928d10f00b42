// The list of targets, targets.def, as data.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ingot {

struct Target {
  std::string_view name;                // as --target= and the runtime archives spell it
  std::string_view triple;              // LLVM's
  std::string_view abi;                 // LLVM's name; empty if the machine has only one
  std::string_view default_cpu;         // LLVM's name
  std::string_view default_attributes;  // what the default CPU has beside: "+a,+b"
  std::string_view required_attributes; // what every CPU compiled for must have or lack: "+a,-b"
  std::string_view linker_emulation;    // ld.lld -m
  std::uint32_t maximum_page_size;      // bytes; segments are aligned to it
  std::uint16_t elf_machine;            // EM_*
  std::string_view container_name;      // of the machine, in container images; empty if there are none
  std::string_view memory_map;          // of a board, where the user says nothing else (link/memory_map.hpp)

  bool has_64_bits() const { return !triple.starts_with("riscv32"); }
  std::uint32_t pointer_size() const { return has_64_bits() ? 8 : 4; }
  // Without a system: programs are images with everything in its final place.
  bool is_board() const { return !memory_map.empty(); }
};

std::span<const Target> targets();

// By its name, or by a triple of LLVM's such as arm64-linux-musl. Null if there is no such target.
const Target* find_target(std::string_view name);

// All names, separated by ", ".
std::string target_names();

// Registers the target's back end with LLVM.
void initialize_back_end(const Target& target);

} // namespace ingot
