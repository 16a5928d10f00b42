#include "compiler/link/size_report.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/Demangle/Demangle.h>
#include <llvm/Object/ELFObjectFile.h>
#include <llvm/Object/ObjectFile.h>
#include <llvm/Support/DataExtractor.h>
#include <llvm/Support/Error.h>

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <elf.h>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace ingot {

namespace {

Failure cannot_read(llvm::Error error) {
  return {fmt::format("cannot measure the program: {}", llvm::toString(std::move(error)))};
}

bool is_there_at_run_time(const llvm::object::ELFSectionRef& section) {
  return (section.getFlags() & SHF_ALLOC) != 0 && section.getSize() != 0;
}

bool lies_in(const MemoryRegion& region, std::uint64_t address) {
  return address >= region.origin && address - region.origin < region.size;
}

// Of so many bytes in the section. In an image what relocations have changed is constant, though the flags
// of its section say that it is written to; so where there is a map, that counts.
StoredSize size_in(const llvm::object::ELFSectionRef& section, std::uint64_t size,
                   const std::optional<MemoryMap>& map) {
  const bool is_stored = section.getType() != SHT_NOBITS;
  const bool is_written =
      map ? lies_in(map->ram, section.getAddress()) : !is_stored || (section.getFlags() & SHF_WRITE) != 0;
  return {.stored = is_stored ? size : 0, .written = is_written ? size : 0};
}

void add(StoredSize& sum, const StoredSize& size) {
  sum.stored += size.stored;
  sum.written += size.written;
}

// Functions of the guest are called f and their index (lower/guest_functions.cpp), and pieces of one have a
// dot behind that.
std::optional<std::uint32_t> guest_function(std::string_view symbol) {
  std::uint32_t index = 0;
  if (!symbol.starts_with('f'))
    return std::nullopt;
  const auto [end, error] = std::from_chars(symbol.data() + 1, symbol.data() + symbol.size(), index);
  const bool is_whole = end == symbol.data() + symbol.size() || *end == '.';
  return error == std::errc() && is_whole ? std::optional(index) : std::nullopt;
}

// Of functions by their address: LLVM's section .stack_sizes, for each an address and a number in LEB128.
Result<std::map<std::uint64_t, std::uint64_t>> frame_sizes(const llvm::object::ELFObjectFileBase& file) {
  std::map<std::uint64_t, std::uint64_t> frames;
  for (const llvm::object::ELFSectionRef section : file.sections()) {
    llvm::Expected<llvm::StringRef> name = section.getName();
    if (!name)
      return cannot_read(name.takeError());
    if (*name != ".stack_sizes")
      continue;
    llvm::Expected<llvm::StringRef> contents = section.getContents();
    if (!contents)
      return cannot_read(contents.takeError());
    const llvm::DataExtractor data(*contents, file.isLittleEndian(), file.getBytesInAddress());
    llvm::DataExtractor::Cursor cursor(0);
    while (cursor && cursor.tell() < contents->size()) {
      const std::uint64_t address = data.getAddress(cursor);
      frames[address] = data.getULEB128(cursor);
    }
    if (llvm::Error error = cursor.takeError())
      return cannot_read(std::move(error));
  }
  return frames;
}

Result<Done> add_sections(const llvm::object::ELFObjectFileBase& file, const std::optional<MemoryMap>& map,
                          SizeReport& report) {
  for (const llvm::object::ELFSectionRef section : file.sections()) {
    if (!is_there_at_run_time(section))
      continue;
    llvm::Expected<llvm::StringRef> name = section.getName();
    if (!name)
      return cannot_read(name.takeError());
    const StoredSize size = size_in(section, section.getSize(), map);
    report.sections.push_back({name->str(), section.getAddress(), size});
    add(report.rest, size);
  }
  std::ranges::sort(report.sections, {}, &SectionSize::address);
  return Done{};
}

Result<Done> add_symbols(const llvm::object::ELFObjectFileBase& file, const std::optional<MemoryMap>& map,
                         SizeReport& report) {
  Result<std::map<std::uint64_t, std::uint64_t>> frames = frame_sizes(file);
  if (!frames)
    return frames.failure();
  std::uint64_t end_of_last = 0; // symbols that stand for the same bytes count once
  std::map<std::uint64_t, llvm::object::ELFSymbolRef> by_address;
  for (const llvm::object::ELFSymbolRef symbol : file.symbols()) {
    if (symbol.getSize() == 0 || (symbol.getELFType() != STT_FUNC && symbol.getELFType() != STT_OBJECT))
      continue;
    llvm::Expected<std::uint64_t> address = symbol.getAddress();
    if (!address)
      return cannot_read(address.takeError());
    by_address.emplace(*address, symbol);
  }
  for (const auto& [address, symbol] : by_address) {
    llvm::Expected<llvm::StringRef> name = symbol.getName();
    if (!name)
      return cannot_read(name.takeError());
    llvm::Expected<llvm::object::section_iterator> section = symbol.getSection();
    if (!section)
      return cannot_read(section.takeError());
    if (*section == file.section_end() || address < end_of_last)
      continue;
    const llvm::object::ELFSectionRef elf_section(**section);
    if (!is_there_at_run_time(elf_section))
      continue;
    end_of_last = address + symbol.getSize();
    const StoredSize size = size_in(elf_section, symbol.getSize(), map);
    report.rest.stored -= size.stored;
    report.rest.written -= size.written;
    SymbolSize& added = report.symbols.emplace_back(
        SymbolSize{llvm::demangle(std::string_view(*name)), size, std::nullopt, std::nullopt});
    if (symbol.getELFType() == STT_FUNC) {
      added.guest_function = guest_function(*name);
      if (const auto frame = frames->find(address); frame != frames->end())
        added.frame = frame->second;
    }
  }
  std::ranges::sort(report.symbols, [](const SymbolSize& a, const SymbolSize& b) {
    const std::uint64_t size_a = std::max(a.size.stored, a.size.written);
    const std::uint64_t size_b = std::max(b.size.stored, b.size.written);
    return size_a != size_b ? size_a > size_b : a.symbol < b.symbol;
  });
  return Done{};
}

// What is loaded to flash ends where the last segment does, initial values of variables included.
template <typename Elf>
std::uint64_t end_of_loaded(const llvm::object::ELFObjectFile<Elf>& file, const MemoryRegion& region) {
  std::uint64_t end = region.origin;
  llvm::Expected<typename Elf::PhdrRange> segments = file.getELFFile().program_headers();
  if (!segments) {
    llvm::consumeError(segments.takeError()); // the headers were checked before
    return end;
  }
  for (const typename Elf::Phdr& segment : *segments)
    if (segment.p_type == PT_LOAD && segment.p_filesz != 0 && lies_in(region, segment.p_paddr))
      end = std::max<std::uint64_t>(end, segment.p_paddr + segment.p_filesz);
  return end;
}

std::uint64_t end_of_loaded(const llvm::object::ELFObjectFileBase& file, const MemoryRegion& region) {
  if (const auto* const file32 = llvm::dyn_cast<llvm::object::ELF32LEObjectFile>(&file))
    return end_of_loaded(*file32, region);
  return end_of_loaded(llvm::cast<llvm::object::ELF64LEObjectFile>(file), region);
}

std::uint64_t end_of_sections(const SizeReport& report, const MemoryRegion& region) {
  std::uint64_t end = region.origin;
  for (const SectionSize& section : report.sections)
    if (lies_in(region, section.address))
      end = std::max(end, section.address + std::max(section.size.stored, section.size.written));
  return end;
}

} // namespace

Result<SizeReport> read_size_report(Bytes executable, const std::optional<MemoryMap>& map) {
  const llvm::StringRef text(reinterpret_cast<const char*>(executable.data()), executable.size());
  llvm::Expected<std::unique_ptr<llvm::object::ObjectFile>> file =
      llvm::object::ObjectFile::createELFObjectFile(llvm::MemoryBufferRef(text, "the program"));
  if (!file)
    return cannot_read(file.takeError());
  const auto& elf = llvm::cast<llvm::object::ELFObjectFileBase>(**file);
  SizeReport report;
  if (const Result<Done> added = add_sections(elf, map, report); !added)
    return added.failure();
  if (const Result<Done> added = add_symbols(elf, map, report); !added)
    return added.failure();
  if (map) {
    report.regions.push_back({"flash", end_of_loaded(elf, map->flash) - map->flash.origin, map->flash.size});
    report.regions.push_back({"ram", end_of_sections(report, map->ram) - map->ram.origin, map->ram.size});
  }
  return report;
}

} // namespace ingot
