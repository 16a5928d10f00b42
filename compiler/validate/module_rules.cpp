#include "compiler/validate/module_rules.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/validate/func_validator.hpp"
#include "compiler/wasm/features.hpp"
#include "compiler/wasm/matching.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {
namespace {

template <typename IndexType>
std::size_t imported_count(const Module& module) {
  return static_cast<std::size_t>(std::ranges::count_if(
      module.imports, [](const Import& import) { return std::holds_alternative<IndexType>(import.index); }));
}

// The most pages that addresses can reach: of pages of one byte, one less than there are addresses (proposal
// custom-page-sizes).
std::uint64_t largest_page_count(const MemoryType& type) {
  const unsigned address_bits = type.limits.address_type == AddressType::i64 ? 64 : 32;
  if (type.page_size_log2 == 0)
    return std::numeric_limits<std::uint64_t>::max() >> (64 - address_bits);
  return std::uint64_t{1} << (address_bits - type.page_size_log2);
}

// Each check returns at the first error and leaves it in ok().
class ModuleRules {
public:
  explicit ModuleRules(ModuleContext& context)
      : context_(context), module_(context.module), imported_globals_(imported_count<GlobalIndex>(module_)),
        imported_tables_(imported_count<TableIndex>(module_)) {
    context.declared_functions.assign(module_.functions.size(), false);
  }

  bool check() {
    check_format_features();
    check_functions();
    check_tags();
    check_memories();
    check_tables();
    check_globals();
    check_exports();
    check_start();
    check_elements();
    check_data();
    return ok_;
  }

private:
  void check_format_features();
  void check_functions();
  void check_tables();
  void check_memories();
  void check_tags();
  void check_globals();
  void check_exports();
  void check_export_names();
  void check_start();
  void check_elements();
  void check_element_items(const ElementSegment& segment, const std::string& subject);
  void check_data();

  void check_limits_order(const Limits& limits, std::size_t offset);
  void check_value_type(ValueType type, std::size_t offset, const std::string& subject);
  void note_feature(Feature feature, std::size_t offset, const std::string& subject) {
    context_.features.note(feature, offset, [&] { return subject; });
  }
  void require_const_expr(const Expression& expression, ValueType expected, std::size_t visible_globals,
                          const std::string& subject);
  bool require_function_type(TypeIndex type, std::size_t offset);
  bool is_imported(TableIndex table) const { return table.value < imported_tables_; }
  template <typename Entry>
  void require_index(const std::vector<Entry>& space, std::uint32_t index, std::string_view what,
                     std::size_t offset);

  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      context_.diagnostics.error(offset, format, std::move(arguments)...);
    ok_ = false;
  }

  ModuleContext& context_;
  const Module& module_;
  std::size_t imported_globals_;
  std::size_t imported_tables_;
  bool ok_ = true;
};

void ModuleRules::check_value_type(ValueType type, std::size_t offset, const std::string& subject) {
  if (type.is_reference() && type.heap.kind == HeapKind::defined)
    require_index(module_.types, type.heap.index.value, "type", offset);
  note_feature(feature_of(type), offset, subject);
}

bool ModuleRules::require_function_type(TypeIndex type, std::size_t offset) {
  require_index(module_.types, type.value, "type", offset);
  if (ok_ && function_type_if(module_, type) == nullptr)
    fail(offset, diagnostic::type_mismatch, fmt::format("type {} is not a function type", type.value));
  return ok_;
}

void ModuleRules::require_const_expr(const Expression& expression, ValueType expected,
                                     std::size_t visible_globals, const std::string& subject) {
  if (ok_)
    ok_ = validate_constant_expression(context_, expression, expected, visible_globals, subject);
}

template <typename Entry>
void ModuleRules::require_index(const std::vector<Entry>& space, std::uint32_t index, std::string_view what,
                                std::size_t offset) {
  if (index >= space.size())
    fail(offset, diagnostic::unknown_index, what, index);
}

void ModuleRules::check_limits_order(const Limits& limits, std::size_t offset) {
  if (limits.maximum && limits.minimum > *limits.maximum)
    fail(offset, diagnostic::size_minimum_greater);
}

// What only the binary format shows.
void ModuleRules::check_format_features() {
  if (module_.first_import_group)
    note_feature(Feature::compact_imports, *module_.first_import_group, "the import section");
  if (module_.data_count)
    note_feature(Feature::bulk_memory, 0, "the data count section");
}

void ModuleRules::check_functions() {
  for (const Function& function : module_.functions) {
    if (!require_function_type(function.type, function.offset))
      return;
  }
}

void ModuleRules::check_tables() {
  for (std::size_t i = 0; i < module_.tables.size() && ok_; ++i) {
    const Table& table = module_.tables[i];
    const Limits& limits = table.type.limits;
    const std::string subject = fmt::format("table {}", i);
    if (table.type.element != funcref_type) // which WebAssembly 1.0 has
      check_value_type(table.type.element, table.offset, subject);
    if (i > 0)
      note_feature(Feature::reference_types, table.offset, subject);
    if (limits.address_type == AddressType::i64)
      note_feature(Feature::memory64, table.offset, subject);
    const std::uint64_t largest = limits.address_type == AddressType::i64
                                      ? std::numeric_limits<std::uint64_t>::max()
                                      : std::numeric_limits<std::uint32_t>::max();
    if (limits.minimum > largest || limits.maximum.value_or(0) > largest)
      fail(table.offset, diagnostic::table_size, largest);
    check_limits_order(limits, table.offset);
    if (table.initial) {
      note_feature(Feature::function_references, table.offset, subject);
      // The table section comes before the globals of the module itself.
      require_const_expr(*table.initial, table.type.element, imported_globals_, subject);
    } else if (!is_imported(TableIndex(static_cast<std::uint32_t>(i))) &&
               !table.type.element.is_defaultable()) {
      fail(table.offset, diagnostic::type_mismatch,
           fmt::format("{} of {} needs an initial value", subject, to_string(table.type.element)));
    }
  }
}

void ModuleRules::check_memories() {
  for (std::size_t i = 0; i < module_.memories.size() && ok_; ++i) {
    const Memory& memory = module_.memories[i];
    const Limits& limits = memory.type.limits;
    const unsigned page_size_log2 = memory.type.page_size_log2;
    const std::string subject = fmt::format("memory {}", i);
    if (i > 0)
      note_feature(Feature::multi_memory, memory.offset, subject);
    if (limits.address_type == AddressType::i64)
      note_feature(Feature::memory64, memory.offset, subject);
    if (limits.shared)
      note_feature(Feature::threads, memory.offset, subject);
    if (page_size_log2 != 16)
      note_feature(Feature::custom_page_sizes, memory.offset, subject);
    if (page_size_log2 != 0 && page_size_log2 != 16)
      return fail(memory.offset, diagnostic::page_size, std::uint64_t{1} << page_size_log2);
    const std::uint64_t largest = largest_page_count(memory.type);
    if (limits.minimum > largest || limits.maximum.value_or(0) > largest)
      fail(memory.offset, diagnostic::memory_size, largest);
    check_limits_order(limits, memory.offset);
    if (limits.shared && !limits.maximum)
      fail(memory.offset, diagnostic::shared_without_maximum);
  }
}

void ModuleRules::check_tags() {
  for (std::size_t i = 0; i < module_.tags.size() && ok_; ++i) {
    const Tag& tag = module_.tags[i];
    note_feature(Feature::exceptions, tag.offset, fmt::format("tag {}", i));
    if (require_function_type(tag.type, tag.offset) && !function_type(module_, tag.type).results.empty())
      fail(tag.offset, diagnostic::tag_results);
  }
}

void ModuleRules::check_globals() {
  for (std::size_t i = 0; i < module_.globals.size() && ok_; ++i) {
    const Global& global = module_.globals[i];
    const std::string subject = fmt::format("global {}", i);
    check_value_type(global.type.value, global.offset, subject);
    if (global.initial)
      require_const_expr(*global.initial, global.type.value, i, subject);
  }
}

void ModuleRules::check_exports() {
  for (const Export& entry : module_.exports) {
    if (const auto* function = std::get_if<FunctionIndex>(&entry.index)) {
      require_index(module_.functions, function->value, "function", entry.offset);
      if (ok_)
        context_.declared_functions[function->value] = true;
    } else if (const auto* table = std::get_if<TableIndex>(&entry.index)) {
      require_index(module_.tables, table->value, "table", entry.offset);
    } else if (const auto* memory = std::get_if<MemoryIndex>(&entry.index)) {
      require_index(module_.memories, memory->value, "memory", entry.offset);
    } else if (const auto* global = std::get_if<GlobalIndex>(&entry.index)) {
      require_index(module_.globals, global->value, "global", entry.offset);
    } else if (const auto* tag = std::get_if<TagIndex>(&entry.index)) {
      require_index(module_.tags, tag->value, "tag", entry.offset);
    }
  }
  check_export_names();
}

// By sorting, not by hashing: the guest chooses the names, and could choose ones whose hashes collide.
void ModuleRules::check_export_names() {
  struct NameAndOffset {
    std::string_view name;
    std::size_t offset;
    auto operator<=>(const NameAndOffset&) const = default;
  };
  std::vector<NameAndOffset> names;
  names.reserve(module_.exports.size());
  for (const Export& entry : module_.exports)
    names.push_back({entry.name, entry.offset});
  std::ranges::sort(names);
  const auto duplicate = std::ranges::adjacent_find(names, {}, &NameAndOffset::name);
  if (duplicate != names.end())
    fail(std::next(duplicate)->offset, diagnostic::duplicate_export, escape(duplicate->name));
}

void ModuleRules::check_start() {
  if (!module_.start || !ok_)
    return;
  require_index(module_.functions, module_.start->value, "function", module_.start_offset);
  if (ok_ && type_of(module_, *module_.start) != FunctionType{})
    fail(module_.start_offset, diagnostic::start_function_type);
}

void ModuleRules::check_elements() {
  for (std::size_t i = 0; i < module_.elements.size() && ok_; ++i) {
    const ElementSegment& segment = module_.elements[i];
    const std::string subject = fmt::format("element segment {}", i);
    if (segment.type != function_reference_type) // that of all segments of indices: nothing new
      check_value_type(segment.type, segment.offset, subject);
    check_element_items(segment, subject);
    const auto* active = std::get_if<ElementSegment::Active>(&segment.mode);
    if (active == nullptr) {
      note_feature(std::holds_alternative<Passive>(segment.mode) ? Feature::bulk_memory
                                                                 : Feature::reference_types,
                   segment.offset, subject);
      continue;
    }
    require_index(module_.tables, active->table.value, "table", segment.offset);
    if (!ok_)
      return;
    const TableType& table = module_.tables[active->table.value].type;
    if (!matches(module_.types, segment.type, table.element))
      fail(segment.offset, diagnostic::type_mismatch,
           fmt::format("expected {}, found {} ({})", to_string(table.element), to_string(segment.type),
                       subject));
    require_const_expr(active->offset, address_value_type(table.limits.address_type), module_.globals.size(),
                       subject);
  }
}

void ModuleRules::check_element_items(const ElementSegment& segment, const std::string& subject) {
  for (const ElementSegment::Item& item : segment.items) {
    if (!ok_)
      return;
    if (const auto* expression = std::get_if<Expression>(&item)) {
      require_const_expr(*expression, segment.type, module_.globals.size(), subject);
    } else if (const auto* function = std::get_if<FunctionIndex>(&item)) {
      require_index(module_.functions, function->value, "function", segment.offset);
      if (ok_)
        context_.declared_functions[function->value] = true;
    }
  }
}

void ModuleRules::check_data() {
  for (std::size_t i = 0; i < module_.data.size() && ok_; ++i) {
    const DataSegment& segment = module_.data[i];
    const std::string subject = fmt::format("data segment {}", i);
    const auto* active = std::get_if<DataSegment::Active>(&segment.mode);
    if (active == nullptr) {
      note_feature(Feature::bulk_memory, segment.offset, subject);
      continue;
    }
    require_index(module_.memories, active->memory.value, "memory", segment.offset);
    if (!ok_)
      return;
    const Limits& limits = module_.memories[active->memory.value].type.limits;
    require_const_expr(active->offset, address_value_type(limits.address_type), module_.globals.size(),
                       subject);
  }
}

} // namespace

bool validate_module_rules(ModuleContext& context) { return ModuleRules(context).check(); }

} // namespace ingot
