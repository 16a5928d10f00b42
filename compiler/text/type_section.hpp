// Types in the text (spec: text/types, text/modules): definitions, uses, and the implicit definitions that
// uses make.
#pragma once

#include "compiler/support/byte_writer.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/wasm/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ingot::text {

// A parameter or local with its names.
struct Variable {
  std::string identifier; // empty: none
  std::string name;       // for the name section: from an annotation, or else the identifier
  std::size_t offset = 0; // of the identifier
  ValueType type;
};

struct FunctionSignature {
  std::vector<Variable> parameters;
  std::vector<ValueType> results;
};

// What a type use comes to.
struct TypeUse {
  std::uint32_t index = 0;
  std::size_t parameter_count = 0;
  std::vector<Variable> named_parameters; // those written inline; empty or parameter_count of them
};

// The name that a `(@name "...")` which is next gives to what stands before it.
std::optional<std::string> take_name_annotation(TokenReader& reader);

class TypeSection {
public:
  explicit TypeSection(NameSection& names) : names_(names) {}

  // Reads the identifiers of `(type ...)` or `(rec ...)`, of which nothing but the `(` and word is taken.
  void bind_type(TokenReader& reader) { space_.bind(reader); }

  // Reads the same again, for its contents, once all types have their identifiers.
  void parse_type(TokenReader& reader);
  void parse_recursive_group(TokenReader& reader);

  std::uint32_t resolve_type(TokenReader& reader) const { return space_.resolve(reader); }
  std::uint32_t resolve_field(TokenReader& reader, std::uint32_t type) const;

  HeapType parse_heap_type(TokenReader& reader) const;
  ValueType parse_reference_type(TokenReader& reader) const;
  ValueType parse_value_type(TokenReader& reader) const;
  bool at_reference_type(TokenReader& reader) const;

  // `(type x)? (param ...)* (result ...)*`; a function type that does not exist yet is added behind all
  // others.
  TypeUse parse_type_use(TokenReader& reader);

  // The same for instructions, whose parameters have no identifiers; gives the index.
  std::uint32_t parse_anonymous_type_use(TokenReader& reader);

  // Of blocks, where a single result or none needs no type.
  void parse_block_type(TokenReader& reader, ByteWriter& writer);

  // The rest of `(param` or `(local`: `$id t)` or `t*)`.
  void parse_variables(TokenReader& reader, std::vector<Variable>& variables) const;

  // `(result t*)*`
  std::vector<ValueType> parse_results(TokenReader& reader) const;

  // The finished section.
  SectionContents take_section() { return std::move(section_); }

private:
  // Where the encoding of a function type stands in the section; empty for other types.
  struct Definition {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t parameter_count = 0;
  };
  using FieldNames = std::unordered_map<std::string, std::uint32_t>;

  bool parse_definition(TokenReader& reader);
  void let_uses_mean(std::uint32_t index);
  Definition parse_composite_type(TokenReader& reader);
  void parse_struct_fields(TokenReader& reader);
  FieldType parse_field_type(TokenReader& reader) const;
  FunctionSignature parse_signature(TokenReader& reader) const;
  FunctionSignature parse_anonymous_signature(TokenReader& reader) const;
  std::string encode(const FunctionSignature& signature) const;
  std::string encoding_of(const Definition& definition) const;
  std::optional<std::uint32_t> parse_explicit_type(TokenReader& reader) const;
  void check_inline_type(TokenReader& reader, std::size_t offset, std::uint32_t index,
                         const FunctionSignature& signature) const;
  std::uint32_t index_of(const FunctionSignature& signature, std::size_t offset);

  NameSection& names_;
  IndexSpace space_{"type"};
  SectionContents section_; // whose entries are recursion groups
  std::vector<Definition> definitions_;
  std::unordered_map<std::uint32_t, FieldNames> fields_;                 // by type
  std::unordered_map<std::string, std::uint32_t> functions_by_encoding_; // types that a use may mean
};

} // namespace ingot::text
