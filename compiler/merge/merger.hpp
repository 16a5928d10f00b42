// The modules' index spaces, one behind the other.
#pragma once

#include "compiler/merge/instantiation_order.hpp"
#include "compiler/merge/merge.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {

// In the merged module all imports that are left come first in their index spaces, as lowering expects it.
// Then come the modules' own entries: functions in the order of the files, so that they lie as their offsets
// do, and all else in the order of instantiation, so that a global comes after those that its initial value
// takes.
class Merger {
public:
  // `order` is instantiation_order().
  Merger(std::vector<LinkedModule> modules, std::span<const std::size_t> order, Diagnostics& diagnostics);

  // Nothing if an import does not match, which is reported then.
  std::optional<Module> merge();

private:
  // Where an entry is defined: as an entry of its module, or outside, as one of the merged module.
  struct Origin {
    std::optional<std::size_t> module; // none: outside
    ExternIndex index;
    auto operator<=>(const Origin&) const = default;
  };

  struct Input {
    std::string name;
    Module module;
    std::unique_ptr<IndexMap> map;
    std::vector<Origin> imports; // by number
    // By index space, and then by index: the number of the import.
    std::vector<std::size_t> imports_of[std::variant_size_v<ExternIndex>];
    std::map<std::string_view, const Export*> exports; // ordered, as the guest chooses the names

    template <typename Index>
    std::size_t imported_count() const {
      return imports_of[ExternIndex(Index()).index()].size();
    }
  };

  void merge_types();
  void resolve_imports(std::size_t number);
  Origin resolve(std::size_t importer, const Import& import);
  Origin origin_of(std::size_t module, ExternIndex index) const;
  Origin import_from_outside(std::size_t importer, const Import& import);
  Origin import_function(std::size_t importer, const Import& import, FunctionIndex function);
  Origin import_memory(std::size_t importer, const Import& import, MemoryIndex memory);
  void combine(Limits& limits, const Limits& others, const Import& import);
  Origin import_other(std::size_t importer, const Import& import);
  Origin add_import(std::size_t importer, const Import& import);
  void check_application_abi(const Input& input);
  void place_entries();
  void place_imports(Input& input);

  // An entry of the module becomes the last of the merged one's, which is given.
  FunctionIndex append(Input& input, FunctionIndex index);
  TableIndex append(Input& input, TableIndex index);
  MemoryIndex append(Input& input, MemoryIndex index);
  GlobalIndex append(Input& input, GlobalIndex index);
  TagIndex append(Input& input, TagIndex index);
  template <typename Index>
  void append_own(Input& input, std::size_t count);
  void append_functions(Input& input);
  void append_state(Input& input);
  void append_segments(Input& input);
  void append_stage(const Input& input, bool is_main);
  void add_exports(const Input& main);

  Diagnostics& diagnostics_;
  std::vector<std::size_t> order_;
  std::vector<Input> inputs_; // in the order of the files
  std::map<std::string_view, std::size_t> names_;
  Module result_;
  bool ok_ = true;

  // What is imported from outside once, for all modules that mean the same.
  using FunctionKey = std::tuple<std::string_view, std::string_view, TypeIndex, std::optional<Origin>>;
  using MemoryKey = std::tuple<std::string_view, std::string_view, AddressType, bool, std::uint8_t>;
  std::map<FunctionKey, Origin> outside_functions_;
  std::map<MemoryKey, Origin> outside_memories_;

  // Of a table its elements, of a global its value, of a tag its function type.
  struct OtherType {
    ValueType type;
    bool is_mutable_or_64;
    bool operator==(const OtherType&) const = default;
  };
  struct Other {
    OtherType type;
    Origin origin;
  };
  OtherType other_type(const Input& input, ExternIndex index) const;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Other>> outside_others_;
};

} // namespace ingot
