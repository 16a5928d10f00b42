#include "compiler/library/c_names.hpp"

#include "compiler/library/c_types.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {
namespace {

constexpr std::size_t longest_prefix = 64;
constexpr std::size_t longest_name = 128; // of what is taken from a name of the module

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Bytes that no identifier has become _xhh.
std::string as_identifier(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string result;
  for (const char c : text.substr(0, longest_name)) {
    if (is_word(c)) {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += {'_', 'x', digits[byte >> 4], digits[byte & 15]};
  }
  return result;
}

// What follows the name in all names that an entry of this kind has.
std::vector<Accessor> accessors_of(const ExternIndex& index, const Module& module) {
  using enum Accessor;
  if (std::holds_alternative<MemoryIndex>(index))
    return {size, at, read, write};
  if (std::holds_alternative<TableIndex>(index))
    return {size};
  const auto* const global = std::get_if<GlobalIndex>(&index);
  if (global != nullptr && has_accessors(module.globals[global->value].type))
    return {get, set};
  return {};
}

class Namer {
public:
  explicit Namer(std::string_view prefix) : prefix_(prefix) {
    for (const char* const name : {"create", "destroy", "user", "message", "instance", "fuel", "set_fuel",
                                   "raise_epoch", "set_deadline", "exit_code"})
      used_.insert(prefix_ + "_" + name);
  }

  std::string function(std::string_view name) {
    return unused(name, [](const std::string& candidate) { return std::vector{candidate}; });
  }

  // The name itself is for `is_function` too.
  std::string with_accessors(std::string_view name, const std::vector<Accessor>& accessors,
                             bool is_function = false) {
    return unused(name, [&](const std::string& candidate) {
      std::vector<std::string> names(is_function ? 1 : 0, candidate);
      for (const Accessor accessor : accessors)
        names.push_back(accessor_name(candidate, accessor));
      return names;
    });
  }

private:
  // Lengthens the name until all names made of it are free, and takes them.
  template <typename NamesOf>
  std::string unused(std::string_view name, NamesOf names_of) {
    std::string candidate = prefix_ + "_" + as_identifier(name);
    std::vector<std::string> names = names_of(candidate);
    while (std::ranges::any_of(names, [&](const std::string& used) { return used_.contains(used); })) {
      candidate += '_';
      names = names_of(candidate);
    }
    used_.insert(names.begin(), names.end());
    return candidate;
  }

  std::string prefix_;
  std::set<std::string> used_;
};

} // namespace

bool is_library_prefix(std::string_view text) {
  return !text.empty() && text.size() <= longest_prefix && !is_digit(text.front()) &&
         std::ranges::all_of(text, is_word) && !text.starts_with("ingot") && text.front() != '_';
}

std::string library_prefix(std::string_view text) {
  const std::string prefix = as_identifier(text).substr(0, longest_prefix);
  return is_library_prefix(prefix) ? prefix : ("module_" + prefix).substr(0, longest_prefix);
}

const FunctionIndex* reactor_initialize(const Module& module) {
  for (const Export& entry : module.exports)
    if (const auto* const function = std::get_if<FunctionIndex>(&entry.index);
        function != nullptr && entry.name == "_initialize" && type_of(module, *function) == FunctionType{})
      return function;
  return nullptr;
}

CNames::CNames(const Module& module, std::string_view chosen_prefix, const LibraryWasi& wasi)
    : prefix(chosen_prefix) {
  Namer namer(prefix);
  for (const Import& import : module.imports) {
    const std::string name = "import_" + as_identifier(import.module) + "_" + as_identifier(import.name);
    if (source_of(import, wasi) != ImportSource::host || std::holds_alternative<TagIndex>(import.index))
      imports.emplace_back();
    else
      imports.push_back(namer.with_accessors(name, accessors_of(import.index, module),
                                             std::holds_alternative<FunctionIndex>(import.index) ||
                                                 std::holds_alternative<GlobalIndex>(import.index)));
  }
  for (const Export& entry : module.exports) {
    const auto* const function = std::get_if<FunctionIndex>(&entry.index);
    const std::vector<Accessor> accessors = accessors_of(entry.index, module);
    if (function != nullptr && function == reactor_initialize(module))
      exports.emplace_back();
    else if (function != nullptr && is_c_type(type_of(module, *function)))
      exports.push_back(namer.function(entry.name));
    else
      exports.push_back(accessors.empty() ? "" : namer.with_accessors(entry.name, accessors));
  }
}

std::string accessor_name(std::string_view stem, Accessor accessor) {
  std::string name(stem);
  switch (accessor) {
  case Accessor::size:
    return name + "_size";
  case Accessor::at:
    return name + "_at";
  case Accessor::read:
    return name + "_read";
  case Accessor::write:
    return name + "_write";
  case Accessor::get:
    return name + "_get";
  case Accessor::set:
    return name + "_set";
  }
  return name;
}

bool has_accessors(const GlobalType& type) { return is_c_type(type.value) && type.value != v128_type; }

} // namespace ingot
