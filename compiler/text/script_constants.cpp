#include "compiler/text/script_constants.hpp"

#include "compiler/text/lexer.hpp"
#include "compiler/text/literals.hpp"
#include "compiler/text/script.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_words.hpp"
#include "compiler/text/vector_shapes.hpp"
#include "compiler/wasm/types.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot::script {
namespace {

using text::TokenKind;
using text::TokenReader;

// A NaN pattern, which only a result may be.
NanPattern accept_nan_pattern(TokenReader& reader, bool is_result) {
  if (is_result && reader.accept_keyword("nan:canonical"))
    return NanPattern::canonical;
  if (is_result && reader.accept_keyword("nan:arithmetic"))
    return NanPattern::arithmetic;
  return NanPattern::none;
}

Lane parse_float(TokenReader& reader, text::FloatFormat format, bool is_result) {
  Lane lane;
  lane.nan = accept_nan_pattern(reader, is_result);
  if (lane.nan == NanPattern::none)
    lane.bits = reader.expect_float(format);
  return lane;
}

Vector parse_vector(TokenReader& reader, bool is_result) {
  Vector vector;
  const text::VectorShapeInfo* const shape =
      reader.at(TokenKind::keyword) ? text::vector_shape(reader.peek().text) : nullptr;
  if (!shape) {
    reader.fail_unexpected();
    return vector;
  }
  reader.take();
  vector.shape = static_cast<VectorShape>(shape - text::vector_shapes.data());
  for (unsigned i = 0; i < shape->lanes; ++i) {
    if (shape->is_float)
      vector.lanes[i].nan = accept_nan_pattern(reader, is_result);
    if (vector.lanes[i].nan == NanPattern::none)
      vector.lanes[i].bits = text::read_lane(reader, *shape);
  }
  return vector;
}

std::optional<std::uint32_t> accept_number(TokenReader& reader) {
  if (!reader.at(TokenKind::integer))
    return std::nullopt;
  return static_cast<std::uint32_t>(reader.expect_unsigned(32));
}

NullReference parse_null(TokenReader& reader) {
  NullReference null;
  if (!reader.at(TokenKind::keyword))
    return null;
  null.heap = text::heap_kind_of_word(reader.peek().text);
  if (!null.heap)
    reader.fail_unexpected();
  reader.take();
  return null;
}

// The word behind `ref.` of results that stand for any reference of a kind.
std::optional<HeapKind> any_reference_kind(std::string_view word) {
  if (!word.starts_with("ref."))
    return std::nullopt;
  const std::optional<HeapKind> kind = text::heap_kind_of_word(word.substr(4));
  for (const HeapKind allowed : {HeapKind::func, HeapKind::any, HeapKind::eq, HeapKind::i31,
                                 HeapKind::struct_, HeapKind::array, HeapKind::exn}) {
    if (kind == allowed)
      return kind;
  }
  return std::nullopt;
}

// The inside of the parentheses, behind the first word.
Constant parse_contents(TokenReader& reader, const text::Token& word, bool is_result) {
  if (word.text == "i32.const")
    return Number{NumberType::i32, {reader.expect_integer(32), NanPattern::none}};
  if (word.text == "i64.const")
    return Number{NumberType::i64, {reader.expect_integer(64), NanPattern::none}};
  if (word.text == "f32.const")
    return Number{NumberType::f32, parse_float(reader, text::binary32, is_result)};
  if (word.text == "f64.const")
    return Number{NumberType::f64, parse_float(reader, text::binary64, is_result)};
  if (word.text == "v128.const")
    return parse_vector(reader, is_result);
  if (word.text == "ref.null")
    return parse_null(reader);
  if (word.text == "ref.extern" && (is_result || reader.at(TokenKind::integer)))
    return HostReference{HeapKind::extern_, accept_number(reader)};
  if (word.text == "ref.host" && (is_result || reader.at(TokenKind::integer)))
    return HostReference{HeapKind::any, accept_number(reader)};
  if (const std::optional<HeapKind> kind = any_reference_kind(word.text); kind && is_result) {
    if (reader.at_index()) // `(ref.func $f)`: which one cannot be told from outside
      reader.take();
    return AnyReference{*kind};
  }
  reader.fail(word.offset, diagnostic::script_constant_expected);
  return {};
}

Constant parse(TokenReader& reader, bool is_result) {
  if (!reader.at(TokenKind::left_parenthesis)) {
    reader.fail_unexpected();
    return {};
  }
  reader.take();
  const text::Token word = reader.take();
  Constant constant = parse_contents(reader, word, is_result);
  reader.expect_close();
  return constant;
}

} // namespace

Constant parse_constant(TokenReader& reader) { return parse(reader, false); }

ExpectedResult parse_result(TokenReader& reader) {
  ExpectedResult result;
  if (!reader.accept_form("either")) {
    result.alternatives.push_back(parse(reader, true));
    return result;
  }
  do {
    result.alternatives.push_back(parse(reader, true));
  } while (reader.at(TokenKind::left_parenthesis));
  reader.expect_close();
  return result;
}

} // namespace ingot::script
