#include "driver/size_report.hpp"

#include "compiler/link/size_report.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/escape.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::driver {

namespace {

using pipeline::FunctionName;
using pipeline::ProgramSizes;

// Members in the order they are written in here.
using Json = nlohmann::ordered_json;

// What the two kinds of memory are called.
struct Words {
  const char* stored;
  const char* written;
};

constexpr Words words_of(bool is_board) {
  return is_board ? Words{"flash", "ram"} : Words{"file", "variables"};
}

constexpr std::size_t longest_symbol = 512; // shown; those of the runtime library are ours

const FunctionName* name_of(const ProgramSizes& sizes, const SymbolSize& symbol) {
  return symbol.guest_function && *symbol.guest_function < sizes.functions.size()
             ? &sizes.functions[*symbol.guest_function]
             : nullptr;
}

// As the report of a trap has it.
std::string describe(const ProgramSizes& sizes, const SymbolSize& symbol) {
  const FunctionName* const function = name_of(sizes, symbol);
  if (function == nullptr)
    return escape(symbol.symbol, longest_symbol);
  std::string text = fmt::format("function {}", function->index);
  if (!function->name.empty())
    text += fmt::format(" \"{}\"", escape(function->name));
  if (!function->module.empty())
    text += fmt::format(" of module \"{}\"", escape(function->module));
  return text;
}

// Those whose frame is known, the largest first.
std::vector<const SymbolSize*> by_frame(const ProgramSizes& sizes) {
  std::vector<const SymbolSize*> symbols;
  for (const SymbolSize& symbol : sizes.report.symbols)
    if (symbol.frame)
      symbols.push_back(&symbol);
  std::ranges::sort(symbols, [](const SymbolSize* a, const SymbolSize* b) {
    return *a->frame != *b->frame ? *a->frame > *b->frame : a->symbol < b->symbol;
  });
  return symbols;
}

void add_row(std::string& text, const StoredSize& size, std::string_view what) {
  fmt::format_to(std::back_inserter(text), "{:>12}{:>12}  {}\n", size.stored, size.written, what);
}

std::string memory_text(const ProgramSizes& sizes, const Words& words) {
  const SizeReport& report = sizes.report;
  std::string text;
  if (!report.regions.empty())
    text += "Memory of the board, in bytes:\n        used        size\n";
  for (const RegionUse& region : report.regions)
    fmt::format_to(std::back_inserter(text), "{:>12}{:>12}  {}, {:.1f} %\n", region.used, region.size,
                   region.name, 100.0 * static_cast<double>(region.used) / static_cast<double>(region.size));
  const auto begin_table = [&](const char* title) {
    fmt::format_to(std::back_inserter(text), "{}, in bytes:\n{:>12}{:>12}\n", title, words.stored,
                   words.written);
  };
  begin_table("Sections");
  StoredSize all;
  for (const SectionSize& section : report.sections) {
    add_row(text, section.size, escape(section.name));
    all.stored += section.size.stored;
    all.written += section.size.written;
  }
  add_row(text, all, "together");
  begin_table("Functions and variables");
  for (const SymbolSize& symbol : report.symbols)
    add_row(text, symbol.size, describe(sizes, symbol));
  add_row(text, report.rest, "without a name: constants, the stack, gaps");
  return text;
}

std::string stack_text(const ProgramSizes& sizes) {
  std::string text = "Stack, in bytes of one call of the function:\n";
  for (const SymbolSize* const symbol : by_frame(sizes))
    fmt::format_to(std::back_inserter(text), "{:>12}  {}\n", *symbol->frame, describe(sizes, *symbol));
  return text;
}

Json json_of(const StoredSize& size, const Words& words) {
  return {{words.stored, size.stored}, {words.written, size.written}};
}

// What says which function or variable it is.
Json json_of(const ProgramSizes& sizes, const SymbolSize& symbol) {
  Json members = {{"symbol", symbol.symbol}};
  if (const FunctionName* const function = name_of(sizes, symbol)) {
    members["function"] = function->index;
    members["name"] = function->name;
    if (!function->module.empty())
      members["module"] = function->module;
  }
  return members;
}

Json memory_json(const ProgramSizes& sizes, const Words& words) {
  Json memory = {{"regions", Json::array()}, {"sections", Json::array()}, {"symbols", Json::array()}};
  for (const RegionUse& region : sizes.report.regions)
    memory["regions"].push_back({{"name", region.name}, {"used", region.used}, {"size", region.size}});
  for (const SectionSize& section : sizes.report.sections) {
    Json members = {{"name", section.name}, {"address", section.address}};
    members.update(json_of(section.size, words));
    memory["sections"].push_back(std::move(members));
  }
  for (const SymbolSize& symbol : sizes.report.symbols) {
    Json members = json_of(sizes, symbol);
    members.update(json_of(symbol.size, words));
    memory["symbols"].push_back(std::move(members));
  }
  memory["rest"] = json_of(sizes.report.rest, words);
  return memory;
}

Json stack_json(const ProgramSizes& sizes) {
  Json stack = Json::array();
  for (const SymbolSize* const symbol : by_frame(sizes)) {
    Json members = json_of(sizes, *symbol);
    members["frame"] = *symbol->frame;
    stack.push_back(std::move(members));
  }
  return stack;
}

} // namespace

std::string size_report(const ProgramSizes& sizes, const SizeReportRequest& request, bool is_board) {
  const Words words = words_of(is_board);
  if (!request.as_json)
    return (request.memory ? memory_text(sizes, words) : "") + (request.stack ? stack_text(sizes) : "");
  Json report = Json::object();
  if (request.memory)
    report["memory"] = memory_json(sizes, words);
  if (request.stack)
    report["stack"] = stack_json(sizes);
  constexpr int indentation = 2;
  return report.dump(indentation, ' ', /*ensure_ascii=*/true, Json::error_handler_t::replace) + "\n";
}

} // namespace ingot::driver
