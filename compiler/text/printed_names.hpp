// What a printed module calls things: the names of its name section where they can be identifiers, which must
// differ within an index space, and plain indices otherwise.
#pragma once

#include "compiler/text/name_section.hpp"
#include "compiler/wasm/module.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ingot::text {

// The name section of a module as far as it is well formed; nothing if it is missing or not.
std::optional<NameSection> read_name_section(const Module& module);

// `$name`, or `$"name"` where it is not made of identifier characters alone.
std::string identifier_of(std::string_view name);

// The names of one index space.
class PrintedNames {
public:
  PrintedNames() = default;
  explicit PrintedNames(const NameMap& names);

  // `$name` or the index.
  std::string reference(std::uint32_t index) const;

  // What stands where the member is defined, with a space in front: the identifier, or a name annotation for
  // a name that cannot be one, or nothing.
  std::string binding(std::uint32_t index) const;

  bool has_name(std::uint32_t index) const { return bindings_.contains(index); }

private:
  std::unordered_map<std::uint32_t, std::string> identifiers_;
  std::unordered_map<std::uint32_t, std::string> bindings_;
};

struct ModuleNames {
  explicit ModuleNames(const NameSection& section);

  PrintedNames functions;
  PrintedNames types;
  PrintedNames tables;
  PrintedNames memories;
  PrintedNames globals;
  PrintedNames elements;
  PrintedNames data;
  PrintedNames tags;
  std::unordered_map<std::uint32_t, PrintedNames> locals;                                   // by function
  std::unordered_map<std::uint32_t, PrintedNames> fields;                                   // by type
  std::unordered_map<std::uint32_t, std::unordered_map<std::uint32_t, std::string>> labels; // by function
};

} // namespace ingot::text
