// The names of the members are for programs, and stay.
#include "compiler/inspect/inspection.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/wasm/module.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {

namespace {

// Members in the order they are written in here.
using Json = nlohmann::ordered_json;

template <typename T>
Json optional(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json list(const std::vector<ValueType>& types) {
  Json texts = Json::array();
  for (const ValueType type : types)
    texts.push_back(to_string(type));
  return texts;
}

Json describe(const FunctionType& type) {
  return {{"parameters", list(type.parameters)}, {"results", list(type.results)}};
}

Json describe(const Limits& limits) {
  return {{"minimum", limits.minimum},
          {"maximum", optional(limits.maximum)},
          {"address_type", limits.address_type == AddressType::i64 ? "i64" : "i32"}};
}

Json describe(const MemoryType& type) {
  Json members = describe(type.limits);
  members["shared"] = type.limits.shared;
  members["page_size"] = std::uint64_t{1} << type.page_size_log2;
  return members;
}

Json describe(const TableType& type) {
  Json members = describe(type.limits);
  members["element"] = to_string(type.element);
  return members;
}

Json describe(const GlobalType& type) {
  return {{"value", to_string(type.value)}, {"mutable", type.is_mutable}};
}

struct TypeOf {
  const Module& module;

  Json operator()(FunctionIndex index) const { return describe(type_of(module, index)); }
  Json operator()(TableIndex index) const { return describe(module.tables[index.value].type); }
  Json operator()(MemoryIndex index) const { return describe(module.memories[index.value].type); }
  Json operator()(GlobalIndex index) const { return describe(module.globals[index.value].type); }
  Json operator()(TagIndex index) const {
    return describe(function_type(module, module.tags[index.value].type));
  }
};

// Kind, index and type of an import or export.
void add_extern(Json& members, const Module& module, const ExternIndex& index) {
  members["kind"] = kind_of(index);
  members["index"] = std::visit([](const auto& typed) { return typed.value; }, index);
  members["type"] = std::visit(TypeOf{module}, index);
}

Json list_sections(const Inspection& inspection) {
  Json sections = Json::array();
  for (const SectionSummary& section : inspection.sections) {
    Json members = {{"name", section.name}};
    if (section.name == "custom")
      members["custom_name"] = section.custom_name;
    members["offset"] = section.offset;
    members["size"] = section.size;
    if (section.count)
      members["count"] = *section.count;
    sections.push_back(std::move(members));
  }
  return sections;
}

Json list_imports(const Module& module) {
  Json imports = Json::array();
  for (const Import& import : module.imports) {
    Json members = {{"module", import.module}, {"name", import.name}};
    add_extern(members, module, import.index);
    members["wasi"] = is_known_import(import);
    imports.push_back(std::move(members));
  }
  return imports;
}

Json list_exports(const Module& module) {
  Json exports = Json::array();
  for (const Export& entry : module.exports) {
    Json members = {{"name", entry.name}};
    add_extern(members, module, entry.index);
    exports.push_back(std::move(members));
  }
  return exports;
}

template <typename Entry>
Json list_types(const std::vector<Entry>& entries) {
  Json types = Json::array();
  for (const Entry& entry : entries)
    types.push_back(describe(entry.type));
  return types;
}

} // namespace

std::string json_report(const Inspection& inspection) {
  const Module& module = *inspection.module;
  Json report = {{"file", inspection.file_name},
                 {"size", inspection.bytes.size()},
                 {"kind", name_of(inspection.kind)},
                 {"features", Json::array()},
                 {"sections", list_sections(inspection)},
                 {"imports", list_imports(module)},
                 {"exports", list_exports(module)},
                 {"memories", list_types(module.memories)},
                 {"tables", list_types(module.tables)},
                 {"start", module.start ? Json(module.start->value) : Json(nullptr)},
                 {"grants", Json::array()}};
  for (const Feature feature : inspection.features)
    report["features"].push_back(name_of(feature));
  for (const GrantRequest& grant : inspection.grants)
    report["grants"].push_back({{"option", grant.option}, {"calls", grant.calls}});
  constexpr int indentation = 2;
  // The names of a module are UTF-8, or it would be malformed; nothing else is to end the process either.
  return report.dump(indentation, ' ', /*ensure_ascii=*/true, Json::error_handler_t::replace) + "\n";
}

} // namespace ingot
