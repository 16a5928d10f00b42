// Functions (spec: text/modules, functions; binary/modules, code section).
#include "compiler/support/byte_writer.hpp"
#include "compiler/text/expression_parser.hpp"
#include "compiler/text/module_parser.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/type_section.hpp"
#include "compiler/text/type_words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace ingot::text {

void ModuleParser::parse_function() {
  const std::uint32_t index = bind(ExternKind::function);
  if (parse_inline_exports_and_import(ExternKind::function, index))
    return;
  const std::size_t offset = field_offset_;
  TypeUse type = types_.parse_type_use(reader_);
  sections_[Section::function].begin_entry(offset).write_unsigned(type.index);

  AssembledExpression body;
  NameMap local_names;
  if (type.named_parameters.empty()) {
    for (std::size_t i = 0; i < type.parameter_count; ++i)
      body.locals.bind_anonymous();
  }
  bind_variables(type.named_parameters, body.locals, local_names);
  std::vector<Variable> locals;
  while (reader_.accept_form("local"))
    types_.parse_variables(reader_, locals);
  bind_variables(locals, body.locals, local_names);
  expressions_.parse_instructions(body);

  needs_data_count_ = needs_data_count_ || body.names_data;
  write_body(offset, locals, body);
  if (!local_names.empty())
    names_.locals.emplace_back(index, std::move(local_names));
  if (!body.label_names.empty())
    names_.labels.emplace_back(index, std::move(body.label_names));
  if (!body.hints.empty())
    hints_.push_back({index, std::move(body.hints)});
}

void ModuleParser::bind_variables(const std::vector<Variable>& variables, IndexSpace& locals,
                                  NameMap& names) {
  for (const Variable& variable : variables) {
    const std::uint32_t index = variable.identifier.empty()
                                    ? locals.bind_anonymous()
                                    : locals.bind(reader_, variable.identifier, variable.offset);
    if (!variable.name.empty())
      names.emplace_back(index, variable.name);
  }
}

// `locals` are those without the parameters; runs of one type are written as one.
void ModuleParser::write_body(std::size_t offset, const std::vector<Variable>& locals,
                              AssembledExpression& body) {
  ByteWriter runs;
  std::uint32_t run_count = 0;
  for (auto run = locals.begin(); run != locals.end(); ++run_count) {
    const auto end = std::find_if(run, locals.end(), [&](const Variable& v) { return v.type != run->type; });
    runs.write_unsigned(static_cast<std::uint64_t>(std::distance(run, end)));
    write_value_type(runs, run->type);
    run = end;
  }
  ByteWriter header;
  header.write_unsigned(run_count);
  header.write_bytes(runs.bytes());

  SectionContents& section = sections_[Section::code];
  ByteWriter& writer = section.begin_entry(offset);
  writer.write_unsigned(header.size() + body.code.size() + 1);
  writer.write_bytes(header.bytes());
  write_expression(section, body);
  for (AssembledHint& hint : body.hints)
    hint.code_offset += header.size();
}

// The section of the branch-hinting proposal: for each function with hints its index and, for each hint, the
// offset in the body, the size of the value and the value.
void ModuleParser::write_branch_hints() {
  if (hints_.empty())
    return;
  ByteWriter writer;
  writer.write_unsigned(hints_.size());
  for (const FunctionHints& function : hints_) {
    writer.write_unsigned(function.function);
    writer.write_unsigned(function.hints.size());
    for (const AssembledHint& hint : function.hints) {
      writer.write_unsigned(hint.code_offset);
      writer.write_unsigned(1);
      writer.write_u8(hint.value);
    }
  }
  CustomSectionText custom;
  custom.place = CustomSectionText::place_before(Section::code);
  custom.name = "metadata.code.branch_hint";
  custom.contents.assign(writer.bytes().begin(), writer.bytes().end());
  sections_.add_custom(std::move(custom));
}

} // namespace ingot::text
