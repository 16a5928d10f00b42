#include "compiler/wasm/op_table.hpp"

#include "compiler/wasm/features.hpp"
#include "compiler/wasm/op.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot {

// Declared, never defined: calling one in a constant expression is an error that carries its name to the row.
void unknown_operand_type_in_signature();
void signature_has_no_arrow();
void too_many_operands_in_signature();
void too_many_results_in_signature();

namespace {

consteval OperandType parse_operand_type(std::string_view word) {
  if (word == "i32")
    return OperandType::i32;
  if (word == "i64")
    return OperandType::i64;
  if (word == "f32")
    return OperandType::f32;
  if (word == "f64")
    return OperandType::f64;
  if (word == "v128")
    return OperandType::v128;
  if (word == "addr")
    return OperandType::addr;
  unknown_operand_type_in_signature();
  return OperandType::i32;
}

} // namespace

consteval Signature::Signature(std::string_view text) {
  bool after_arrow = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word == "->") {
      after_arrow = true;
    } else if (after_arrow) {
      if (result_count == results.size())
        too_many_results_in_signature();
      results[result_count++] = parse_operand_type(word);
    } else {
      if (operand_count == operands.size())
        too_many_operands_in_signature();
      operands[operand_count++] = parse_operand_type(word);
    }
  }
  if (!after_arrow)
    signature_has_no_arrow();
}

namespace {

struct CustomSignature {};
constexpr CustomSignature custom;

consteval std::optional<Signature> parse_signature(CustomSignature) { return std::nullopt; }
consteval std::optional<Signature> parse_signature(std::string_view text) { return Signature(text); }

constexpr std::array<OpInfo, op_count> rows = {{
#define OP(name, text, encoding, immediates, signature, feature)                                             \
  {text,                                                                                                     \
   encoding,                                                                                                 \
   Immediates::immediates,                                                                                   \
   OpChapter::OP_CHAPTER,                                                                                    \
   Feature::feature,                                                                                         \
   parse_signature(signature)},
#include "compiler/wasm/opcodes/all.def"
}};

struct EncodedOp {
  std::uint32_t encoding;
  Op op;
};

constexpr auto ops_by_encoding = [] {
  std::array<EncodedOp, op_count> result{};
  for (std::size_t i = 0; i < op_count; ++i)
    result[i] = {rows[i].encoding, static_cast<Op>(i)};
  std::ranges::sort(result, {}, &EncodedOp::encoding);
  return result;
}();

static_assert(std::ranges::adjacent_find(ops_by_encoding, {}, &EncodedOp::encoding) == ops_by_encoding.end(),
              "two rows of opcodes/*.def have the same encoding");

struct TextOp {
  std::string_view text;
  Op op;
};

constexpr auto ops_by_text = [] {
  std::array<TextOp, op_count> result{};
  for (std::size_t i = 0; i < op_count; ++i)
    result[i] = {rows[i].text, static_cast<Op>(i)};
  std::ranges::sort(result, [](const TextOp& a, const TextOp& b) {
    return a.text != b.text ? a.text < b.text : a.op < b.op;
  });
  return result;
}();

} // namespace

const OpInfo& info(Op op) { return rows[static_cast<std::size_t>(op)]; }

std::optional<Op> op_with_encoding(std::uint32_t encoding) {
  const auto found = std::ranges::lower_bound(ops_by_encoding, encoding, {}, &EncodedOp::encoding);
  if (found == ops_by_encoding.end() || found->encoding != encoding)
    return std::nullopt;
  return found->op;
}

std::optional<Op> op_with_text(std::string_view text) {
  const auto found = std::ranges::lower_bound(ops_by_text, text, {}, &TextOp::text);
  if (found == ops_by_text.end() || found->text != text)
    return std::nullopt;
  return found->op;
}

} // namespace ingot
