#include "compiler/merge/import_matching.hpp"

#include "compiler/wasm/types.hpp"

#include <fmt/core.h>

#include <string>
#include <variant>

namespace ingot {
namespace {

bool limits_match(const Limits& exported, const Limits& imported) {
  if (exported.address_type != imported.address_type || exported.shared != imported.shared ||
      exported.minimum < imported.minimum)
    return false;
  return !imported.maximum || (exported.maximum && *exported.maximum <= *imported.maximum);
}

std::string limits_text(const Limits& limits) {
  const std::string maximum = limits.maximum ? fmt::format(" to {}", *limits.maximum) : " or more";
  return fmt::format("{}{}{}{}", limits.minimum, maximum,
                     limits.address_type == AddressType::i64 ? ", 64-bit" : "",
                     limits.shared ? ", shared" : "");
}

// One overload for each kind of entry: whether the first can stand for the second.
class Matching {
public:
  Matching(DefinedTypes types, const Extern& exported, const Extern& imported)
      : types_(types), exported_(exported), imported_(imported) {}

  bool operator()(FunctionIndex exported, FunctionIndex imported) const {
    const HeapType sub = {HeapKind::defined, exported_.module.functions[exported.value].type};
    const HeapType super = {HeapKind::defined, imported_.module.functions[imported.value].type};
    return matches(types_, exported_.map(sub), imported_.map(super));
  }
  bool operator()(TableIndex exported, TableIndex imported) const {
    const TableType& sub = exported_.module.tables[exported.value].type;
    const TableType& super = imported_.module.tables[imported.value].type;
    return limits_match(sub.limits, super.limits) && are_same(sub.element, super.element);
  }
  bool operator()(MemoryIndex exported, MemoryIndex imported) const {
    const MemoryType& sub = exported_.module.memories[exported.value].type;
    const MemoryType& super = imported_.module.memories[imported.value].type;
    return limits_match(sub.limits, super.limits) && sub.page_size_log2 == super.page_size_log2;
  }
  bool operator()(GlobalIndex exported, GlobalIndex imported) const {
    const GlobalType& sub = exported_.module.globals[exported.value].type;
    const GlobalType& super = imported_.module.globals[imported.value].type;
    if (sub.is_mutable != super.is_mutable)
      return false;
    return sub.is_mutable ? are_same(sub.value, super.value)
                          : matches(types_, exported_.map(sub.value), imported_.map(super.value));
  }
  bool operator()(TagIndex exported, TagIndex imported) const {
    const ValueType sub = reference_type({HeapKind::defined, exported_.module.tags[exported.value].type});
    const ValueType super = reference_type({HeapKind::defined, imported_.module.tags[imported.value].type});
    return are_same(sub, super);
  }
  template <typename One, typename Other>
  bool operator()(One, Other) const {
    return false; // of different kinds
  }

private:
  bool are_same(ValueType exported, ValueType imported) const {
    return are_equivalent(types_, exported_.map(exported), imported_.map(imported));
  }

  DefinedTypes types_;
  const Extern& exported_;
  const Extern& imported_;
};

// One overload for each kind of entry.
class Description {
public:
  explicit Description(const Module& module) : module_(module) {}

  std::string operator()(FunctionIndex index) const {
    return fmt::format("a function {}", to_string(type_of(module_, index)));
  }
  std::string operator()(TableIndex index) const {
    const TableType& type = module_.tables[index.value].type;
    return fmt::format("a table of {} ({})", to_string(type.element), limits_text(type.limits));
  }
  std::string operator()(MemoryIndex index) const {
    const MemoryType& type = module_.memories[index.value].type;
    return fmt::format("a memory ({}{})", limits_text(type.limits),
                       type.page_size_log2 == 0 ? ", pages of one byte" : "");
  }
  std::string operator()(GlobalIndex index) const {
    const GlobalType& type = module_.globals[index.value].type;
    return fmt::format("a{} global {}", type.is_mutable ? " mutable" : "", to_string(type.value));
  }
  std::string operator()(TagIndex index) const {
    return fmt::format("a tag {}", to_string(function_type(module_, module_.tags[index.value].type)));
  }

private:
  const Module& module_;
};

} // namespace

bool matches(DefinedTypes merged_types, const Extern& exported, const Extern& imported) {
  return std::visit(Matching(merged_types, exported, imported), exported.index, imported.index);
}

std::string describe(const Extern& entry) { return std::visit(Description(entry.module), entry.index); }

} // namespace ingot
