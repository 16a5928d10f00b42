#include "compiler/text/assemble.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/utf8.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/module_parser.hpp"
#include "compiler/text/module_scanner.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_section.hpp"
#include "compiler/wasm/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {

std::optional<AssembledModule> assemble(std::string_view source, Diagnostics& diagnostics,
                                        ModuleSyntax syntax) {
  using namespace text;

  if (source.size() > limits::module_size) {
    diagnostics.error(0, diagnostic::text_too_large, source.size(), limits::module_size);
    return std::nullopt;
  }
  if (const std::size_t size = valid_utf8_size(source); size < source.size()) {
    diagnostics.error(size, diagnostic::malformed_utf8);
    return std::nullopt;
  }
  TokenReader reader(Lexer(source, 0, source.size(), diagnostics));
  ModuleSpaces spaces;
  NameSection names;
  TypeSection types(names);
  ModuleSections sections;
  const std::vector<Field> fields = ModuleScanner(reader, spaces, types, sections, names).scan(syntax);
  if (reader.ok())
    ModuleParser(reader, spaces, types, sections, names).parse(fields);
  if (!reader.ok())
    return std::nullopt;

  // The names stand behind all other sections (spec: appendix/custom, name section).
  const std::vector<std::uint8_t> name_section = names.encode();
  if (!name_section.empty()) {
    CustomSectionText custom;
    custom.place = CustomSectionText::place_after(Section::data);
    custom.name = "name";
    custom.contents.assign(name_section.begin(), name_section.end());
    sections.add_custom(std::move(custom));
  }
  return sections.assemble();
}

} // namespace ingot
