#include "compiler/merge/merger.hpp"

#include "compiler/merge/import_matching.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/validate/wasi_functions.hpp"
#include "compiler/wasm/canonical_types.hpp"
#include "compiler/wasm/index_map.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {
namespace {

void map_types(DefinedType& type, const IndexMap& map) {
  if (auto* const function = std::get_if<FunctionType>(&type.composite)) {
    for (ValueType& parameter : function->parameters)
      parameter = map(parameter);
    for (ValueType& result : function->results)
      result = map(result);
  } else if (auto* const structure = std::get_if<StructType>(&type.composite)) {
    for (FieldType& field : structure->fields)
      field.value = map(field.value);
  } else {
    FieldType& element = std::get<ArrayType>(type.composite).element;
    element.value = map(element.value);
  }
  if (type.supertype)
    type.supertype = map(*type.supertype);
  type.group_start = map(type.group_start);
}

// Of each kind of entry.
IndexSpaceMap& space_of(IndexMap& map, FunctionIndex) { return map.functions; }
IndexSpaceMap& space_of(IndexMap& map, TableIndex) { return map.tables; }
IndexSpaceMap& space_of(IndexMap& map, MemoryIndex) { return map.memories; }
IndexSpaceMap& space_of(IndexMap& map, GlobalIndex) { return map.globals; }
IndexSpaceMap& space_of(IndexMap& map, TagIndex) { return map.tags; }

std::uint32_t value_of(ExternIndex index) {
  return std::visit([](auto typed) { return typed.value; }, index);
}

ExternIndex mapped(const IndexMap& map, ExternIndex index) {
  return std::visit([&](auto typed) { return ExternIndex(map(typed)); }, index);
}

template <typename Element>
std::uint32_t size_of(const std::vector<Element>& space) {
  return static_cast<std::uint32_t>(space.size());
}

// Null if there is none.
const Export* find_function(const Module& module, std::string_view name) {
  const auto found = std::ranges::find(module.exports, name, &Export::name);
  return found != module.exports.end() && std::holds_alternative<FunctionIndex>(found->index) ? &*found
                                                                                              : nullptr;
}

} // namespace

Merger::Merger(std::vector<LinkedModule> modules, std::span<const std::size_t> order,
               Diagnostics& diagnostics)
    : diagnostics_(diagnostics), order_(order.begin(), order.end()) {
  for (LinkedModule& linked : modules) {
    Input& input = inputs_.emplace_back();
    input.name = std::move(linked.name);
    input.module = std::move(linked.module).take();
    input.map = std::make_unique<IndexMap>();
    for (std::size_t number = 0; number < input.module.imports.size(); ++number)
      input.imports_of[input.module.imports[number].index.index()].push_back(number);
    for (const Export& entry : input.module.exports)
      input.exports.emplace(entry.name, &entry);
  }
  for (std::size_t number = 0; number < inputs_.size(); ++number)
    if (!inputs_[number].name.empty())
      names_.emplace(inputs_[number].name, number);
}

std::optional<Module> Merger::merge() {
  merge_types();
  for (const std::size_t number : order_)
    resolve_imports(number);
  const std::size_t main = inputs_.size() - 1;
  for (std::size_t number = 0; number < main; ++number)
    check_application_abi(inputs_[number]);
  if (!ok_)
    return std::nullopt;

  place_entries();
  for (Input& input : inputs_)
    append_functions(input);
  for (const std::size_t number : order_) {
    append_state(inputs_[number]);
    append_segments(inputs_[number]);
    append_stage(inputs_[number], number == main);
  }
  add_exports(inputs_[main]);
  for (Input& input : inputs_)
    result_.index_maps.push_back(std::move(input.map));
  return std::move(result_);
}

// Equal types of different modules are found to be equal as those of one module are.
void Merger::merge_types() {
  for (const std::size_t number : order_) {
    Input& input = inputs_[number];
    input.map->types.first_own = size_of(result_.types);
    for (const DefinedType& type : input.module.types) {
      result_.types.push_back(type);
      map_types(result_.types.back(), *input.map);
    }
  }
  CanonicalTypes canonical;
  for (std::size_t start = 0; start < result_.types.size(); start += result_.types[start].group_size)
    canonical.set_canonical_types(result_.types, start);
}

// Memories before functions, which may refer to them.
void Merger::resolve_imports(std::size_t number) {
  Input& input = inputs_[number];
  const std::vector<Import>& imports = input.module.imports;
  input.imports.resize(imports.size());
  for (const bool are_functions : {false, true})
    for (std::size_t import = 0; import < imports.size(); ++import)
      if (std::holds_alternative<FunctionIndex>(imports[import].index) == are_functions)
        input.imports[import] = resolve(number, imports[import]);
}

Merger::Origin Merger::resolve(std::size_t importer, const Import& import) {
  const auto named = names_.find(import.module);
  if (named == names_.end())
    return import_from_outside(importer, import);
  const Input& to = inputs_[importer];
  const Input& from = inputs_[named->second];
  const auto found = from.exports.find(import.name);
  if (found == from.exports.end()) {
    diagnostics_.error(import.offset, diagnostic::link_unknown_export, escape(to.name), escape(import.module),
                       escape(import.name), escape(from.name));
    ok_ = false;
    return {};
  }
  // Of what is passed on the type is that of its definition, whatever it was imported as.
  const Origin origin = origin_of(named->second, found->second->index);
  const Input& definer = origin.module ? inputs_[*origin.module] : from;
  const Extern exported = {definer.module, *definer.map, origin.module ? origin.index : found->second->index};
  const Extern imported = {to.module, *to.map, import.index};
  if (!matches(result_.types, exported, imported)) {
    diagnostics_.error(import.offset, diagnostic::link_type, escape(to.name), escape(import.module),
                       escape(import.name), describe(imported), escape(from.name), describe(exported));
    ok_ = false;
    return {};
  }
  return origin;
}

// What is exported may be imported itself; the module's own imports have been resolved.
Merger::Origin Merger::origin_of(std::size_t module, ExternIndex index) const {
  const Input& input = inputs_[module];
  const std::vector<std::size_t>& imports = input.imports_of[index.index()];
  const std::uint32_t value = value_of(index);
  return value < imports.size() ? input.imports[imports[value]] : Origin{module, index};
}

Merger::Origin Merger::import_from_outside(std::size_t importer, const Import& import) {
  if (const auto* const function = std::get_if<FunctionIndex>(&import.index))
    return import_function(importer, import, *function);
  if (const auto* const memory = std::get_if<MemoryIndex>(&import.index))
    return import_memory(importer, import, *memory);
  return import_other(importer, import);
}

// One function for all that import it as the same type; but functions of WASI refer to the memory of the
// module that imports them.
Merger::Origin Merger::import_function(std::size_t importer, const Import& import, FunctionIndex function) {
  const Input& input = inputs_[importer];
  std::optional<Origin> memory;
  if (find_wasi_function(import.module, import.name))
    if (const std::optional<MemoryIndex> exported = exported_memory(input.module))
      memory = origin_of(importer, *exported);
  const TypeIndex type = (*input.map)(input.module.functions[function.value].type);
  const FunctionKey key = {import.module, import.name, result_.types[type.value].canonical, memory};
  const auto [entry, is_new] = outside_functions_.try_emplace(key);
  if (is_new)
    entry->second = add_import(importer, import);
  return entry->second;
}

// One memory for all that import it: as large as each asks for.
Merger::Origin Merger::import_memory(std::size_t importer, const Import& import, MemoryIndex memory) {
  const MemoryType& type = inputs_[importer].module.memories[memory.value].type;
  const auto [entry, is_new] = outside_memories_.try_emplace(
      {import.module, import.name, type.limits.address_type, type.limits.shared, type.page_size_log2});
  if (is_new) {
    entry->second = add_import(importer, import);
    return entry->second;
  }
  combine(result_.memories[value_of(entry->second.index)].type.limits, type.limits, import);
  return entry->second;
}

void Merger::combine(Limits& limits, const Limits& others, const Import& import) {
  limits.minimum = std::max(limits.minimum, others.minimum);
  if (others.maximum)
    limits.maximum = std::min(limits.maximum.value_or(*others.maximum), *others.maximum);
  if (limits.maximum && *limits.maximum < limits.minimum) {
    diagnostics_.error(import.offset, diagnostic::size_minimum_greater);
    ok_ = false;
  }
}

// One table, global or tag for all that import it as the same type.
Merger::Origin Merger::import_other(std::size_t importer, const Import& import) {
  const Input& input = inputs_[importer];
  const OtherType type = other_type(input, import.index);
  std::vector<Other>& others = outside_others_[{import.module, import.name}];
  const auto found = std::ranges::find_if(others, [&](const Other& other) {
    return other.origin.index.index() == import.index.index() && other.type == type;
  });
  if (found == others.end()) {
    others.push_back({type, add_import(importer, import)});
    return others.back().origin;
  }
  if (const auto* const table = std::get_if<TableIndex>(&import.index))
    combine(result_.tables[value_of(found->origin.index)].type.limits,
            input.module.tables[table->value].type.limits, import);
  return found->origin;
}

Merger::OtherType Merger::other_type(const Input& input, ExternIndex index) const {
  const auto canonical = [&](ValueType type) {
    type = (*input.map)(type);
    if (type.heap.kind == HeapKind::defined)
      type.heap.index = result_.types[type.heap.index.value].canonical;
    return type;
  };
  if (const auto* const table = std::get_if<TableIndex>(&index)) {
    const TableType& type = input.module.tables[table->value].type;
    return {canonical(type.element), type.limits.address_type == AddressType::i64};
  }
  if (const auto* const global = std::get_if<GlobalIndex>(&index)) {
    const GlobalType& type = input.module.globals[global->value].type;
    return {canonical(type.value), type.is_mutable};
  }
  const TypeIndex type = input.module.tags[std::get<TagIndex>(index).value].type;
  return {canonical(reference_type({HeapKind::defined, type})), false};
}

Merger::Origin Merger::add_import(std::size_t importer, const Import& import) {
  Input& input = inputs_[importer];
  const ExternIndex index =
      std::visit([&](auto typed) { return ExternIndex(append(input, typed)); }, import.index);
  result_.imports.push_back({.module = import.module,
                             .name = import.name,
                             .index = index,
                             .offset = import.offset,
                             .importer = static_cast<std::uint32_t>(importer)});
  return {std::nullopt, index};
}

// WASI preview 1, application ABI: a command's exports are not for others, and how a reactor is initialised.
void Merger::check_application_abi(const Input& input) {
  if (const Export* const start = find_function(input.module, "_start")) {
    diagnostics_.error(start->offset, diagnostic::link_command, escape(input.name));
    ok_ = false;
  }
  const Export* const initialize = find_function(input.module, "_initialize");
  if (initialize != nullptr &&
      type_of(input.module, std::get<FunctionIndex>(initialize->index)) != FunctionType{}) {
    diagnostics_.error(initialize->offset, diagnostic::entry_export_type, "_initialize");
    ok_ = false;
  }
}

// What is imported from outside is there by now.
void Merger::place_entries() {
  std::uint32_t functions = size_of(result_.functions);
  for (Input& input : inputs_) {
    input.map->functions.first_own = functions;
    functions += size_of(input.module.functions) - input.imported_count<FunctionIndex>();
  }
  std::uint32_t tables = size_of(result_.tables);
  std::uint32_t memories = size_of(result_.memories);
  std::uint32_t globals = size_of(result_.globals);
  std::uint32_t tags = size_of(result_.tags);
  std::uint32_t elements = 0;
  std::uint32_t data = 0;
  for (const std::size_t number : order_) {
    Input& input = inputs_[number];
    IndexMap& map = *input.map;
    const auto place = [](IndexSpaceMap& space, std::uint32_t& next, std::size_t own_count) {
      space.first_own = next;
      next += static_cast<std::uint32_t>(own_count);
    };
    const Module& module = input.module;
    place(map.tables, tables, module.tables.size() - input.imported_count<TableIndex>());
    place(map.memories, memories, module.memories.size() - input.imported_count<MemoryIndex>());
    place(map.globals, globals, module.globals.size() - input.imported_count<GlobalIndex>());
    place(map.tags, tags, module.tags.size() - input.imported_count<TagIndex>());
    place(map.elements, elements, module.elements.size());
    place(map.data, data, module.data.size());
    place_imports(input);
  }
}

// An entry's module is placed before those that import it.
void Merger::place_imports(Input& input) {
  for (std::size_t import = 0; import < input.imports.size(); ++import) {
    const Origin& origin = input.imports[import];
    const ExternIndex index =
        origin.module ? mapped(*inputs_[*origin.module].map, origin.index) : origin.index;
    std::visit([&](auto typed) { space_of(*input.map, typed).imported.push_back(typed.value); }, index);
  }
}

FunctionIndex Merger::append(Input& input, FunctionIndex index) {
  Function& function = result_.functions.emplace_back(std::move(input.module.functions[index.value]));
  function.type = (*input.map)(function.type);
  if (function.body) {
    for (LocalGroup& group : function.body->locals)
      group.type = (*input.map)(group.type);
    function.body->code.indices = input.map.get();
  }
  return FunctionIndex(size_of(result_.functions) - 1);
}

TableIndex Merger::append(Input& input, TableIndex index) {
  Table& table = result_.tables.emplace_back(input.module.tables[index.value]);
  table.type.element = (*input.map)(table.type.element);
  if (table.initial)
    table.initial->indices = input.map.get();
  return TableIndex(size_of(result_.tables) - 1);
}

MemoryIndex Merger::append(Input& input, MemoryIndex index) {
  result_.memories.push_back(input.module.memories[index.value]);
  return MemoryIndex(size_of(result_.memories) - 1);
}

GlobalIndex Merger::append(Input& input, GlobalIndex index) {
  Global& global = result_.globals.emplace_back(input.module.globals[index.value]);
  global.type.value = (*input.map)(global.type.value);
  if (global.initial)
    global.initial->indices = input.map.get();
  return GlobalIndex(size_of(result_.globals) - 1);
}

TagIndex Merger::append(Input& input, TagIndex index) {
  Tag& tag = result_.tags.emplace_back(input.module.tags[index.value]);
  tag.type = (*input.map)(tag.type);
  return TagIndex(size_of(result_.tags) - 1);
}

template <typename Index>
void Merger::append_own(Input& input, std::size_t count) {
  for (std::size_t index = input.imported_count<Index>(); index < count; ++index)
    append(input, Index(static_cast<std::uint32_t>(index)));
}

void Merger::append_functions(Input& input) {
  const std::vector<std::string_view>& names = input.module.names.functions;
  const std::size_t imported = input.imported_count<FunctionIndex>();
  result_.names.functions.resize(result_.functions.size());
  if (imported < names.size())
    result_.names.functions.insert(result_.names.functions.end(),
                                   names.begin() + static_cast<std::ptrdiff_t>(imported), names.end());

  const std::optional<MemoryIndex> memory = exported_memory(input.module);
  const std::size_t count = input.module.functions.size();
  result_.merged.push_back({.name = input.name,
                            .offset = input.module.offset,
                            .first_function = FunctionIndex(size_of(result_.functions)),
                            .function_count = static_cast<std::uint32_t>(count - imported),
                            .imported_count = static_cast<std::uint32_t>(imported),
                            .memory = memory ? std::optional((*input.map)(*memory)) : std::nullopt});
  append_own<FunctionIndex>(input, count);
}

void Merger::append_state(Input& input) {
  append_own<TableIndex>(input, input.module.tables.size());
  append_own<MemoryIndex>(input, input.module.memories.size());
  append_own<GlobalIndex>(input, input.module.globals.size());
  append_own<TagIndex>(input, input.module.tags.size());
}

void Merger::append_segments(Input& input) {
  const IndexMap& map = *input.map;
  for (ElementSegment& segment : input.module.elements) {
    if (auto* const active = std::get_if<ElementSegment::Active>(&segment.mode)) {
      active->table = map(active->table);
      active->offset.indices = &map;
    }
    segment.type = map(segment.type);
    for (ElementSegment::Item& item : segment.items) {
      if (auto* const function = std::get_if<FunctionIndex>(&item))
        *function = map(*function);
      else
        std::get<Expression>(item).indices = &map;
    }
    result_.elements.push_back(std::move(segment));
  }
  for (DataSegment& segment : input.module.data) {
    if (auto* const active = std::get_if<DataSegment::Active>(&segment.mode)) {
      active->memory = map(active->memory);
      active->offset.indices = &map;
    }
    result_.data.push_back(segment);
  }
}

// Whoever uses a reactor calls its `_initialize` before anything else of it (WASI preview 1, application
// ABI). That of the program itself is called when it is run.
void Merger::append_stage(const Input& input, bool is_main) {
  InstantiationStage& stage = result_.stages.emplace_back();
  stage.elements_end = size_of(result_.elements);
  stage.data_end = size_of(result_.data);
  if (input.module.start)
    stage.calls.push_back({(*input.map)(*input.module.start), input.module.start_offset});
  const Export* const initialize = is_main ? nullptr : find_function(input.module, "_initialize");
  if (initialize != nullptr)
    stage.calls.push_back({(*input.map)(std::get<FunctionIndex>(initialize->index)), initialize->offset});
}

void Merger::add_exports(const Input& main) {
  result_.offset = main.module.offset;
  result_.names.module = main.module.names.module;
  for (const Export& entry : main.module.exports)
    result_.exports.push_back({entry.name, mapped(*main.map, entry.index), entry.offset});
}

} // namespace ingot
