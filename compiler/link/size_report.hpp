// What a program takes of memory and of its stack, found in the linked file.
#pragma once

#include "compiler/link/memory_map.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ingot {

// Bytes of the program as it is stored, which on a board is flash, and of what it writes to when it runs,
// RAM. A variable with an initial value takes both.
struct StoredSize {
  std::uint64_t stored = 0;
  std::uint64_t written = 0;
};

struct SectionSize {
  std::string name;
  std::uint64_t address;
  StoredSize size;
};

// A function or variable that has a symbol.
struct SymbolSize {
  std::string symbol; // as C++ has it, if it is one of C++
  StoredSize size;
  std::optional<std::uint32_t> guest_function; // its index, if it is a function of the guest
  std::optional<std::uint64_t> frame; // bytes of stack, of functions whose objects say (TargetSelection)
};

struct RegionUse {
  std::string name;
  std::uint64_t used; // from the region's origin to the end of the last section in it
  std::uint64_t size;
};

struct SizeReport {
  std::vector<RegionUse> regions;    // none without a map
  std::vector<SectionSize> sections; // by address; only those that are there when the program runs
  std::vector<SymbolSize> symbols;   // the largest first
  StoredSize rest;                   // what has no symbol: constants, and gaps between objects
};

// Of a checked executable (elf_check.hpp) with its symbol table.
Result<SizeReport> read_size_report(Bytes executable, const std::optional<MemoryMap>& map);

} // namespace ingot
