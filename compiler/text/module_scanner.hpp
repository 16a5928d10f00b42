// The first of two passes over a module: which fields there are, and what their identifiers stand for, since
// a field may name a later one. The second pass (module_parser.hpp) reads the fields' contents.
#pragma once

#include "compiler/text/assemble.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_section.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot::text {

enum class FieldKind : std::uint8_t {
  type,
  rec,
  import,
  function,
  table,
  memory,
  global,
  tag,
  export_,
  start,
  element,
  data,
};

struct Field {
  FieldKind kind = FieldKind::type;
  std::size_t offset = 0; // of its parenthesis
};

class ModuleScanner {
public:
  ModuleScanner(TokenReader& reader, ModuleSpaces& spaces, TypeSection& types, ModuleSections& sections,
                NameSection& names)
      : reader_(reader), spaces_(spaces), types_(types), sections_(sections), names_(names) {}

  // Reads the whole text, `(module $id? field*)` or `field*`, and does what can be done at once: module name
  // and custom sections.
  std::vector<Field> scan(ModuleSyntax syntax);

private:
  void scan_module_name();
  void scan_field();
  void scan_type();
  void scan_recursive_group();
  void scan_import();
  void scan_definition(FieldKind kind, IndexSpace& space);
  void scan_custom_section(const Annotation& annotation);
  void take_annotations();

  TokenReader& reader_;
  ModuleSpaces& spaces_;
  TypeSection& types_;
  ModuleSections& sections_;
  NameSection& names_;
  std::vector<Field> fields_;
  const IndexSpace* defined_ = nullptr; // of the first definition that is no import
  bool has_start_ = false;
};

} // namespace ingot::text
