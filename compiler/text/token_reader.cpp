#include "compiler/text/token_reader.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/support/utf8.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/literals.hpp"
#include "compiler/text/strings.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot::text {

const Token& TokenReader::look(std::size_t distance) {
  while (count_ <= distance)
    tokens_[count_++] = lexer_.next();
  if (!lexer_.ok()) { // also if only the second token is malformed: the text is, whatever the first one is
    static const Token end;
    return end;
  }
  return tokens_[distance];
}

Token TokenReader::take() {
  const Token token = peek();
  if (ok() && token.annotation_count > annotations_taken_) {
    const Annotation& annotation = lexer_.annotations()[annotations_taken_];
    annotations_taken_ = token.annotation_count;
    if (!ignores_annotations_)
      fail(annotation.offset, diagnostic::misplaced_annotation, annotation.id);
  }
  end_of_last_token_ = token.offset + token.text.size();
  if (count_ > 0) {
    tokens_[0] = tokens_[1];
    --count_;
  }
  return token;
}

bool TokenReader::accept_keyword(std::string_view word) {
  if (!at_keyword(word))
    return false;
  take();
  return true;
}

bool TokenReader::accept_form(std::string_view word) {
  if (!at_form(word))
    return false;
  take();
  take();
  return true;
}

void TokenReader::expect_keyword(std::string_view word) {
  if (!accept_keyword(word))
    fail_unexpected();
}

void TokenReader::expect_form(std::string_view word) {
  if (!accept_form(word))
    fail_unexpected();
}

void TokenReader::expect_close() {
  if (!at_close())
    return fail_unexpected();
  take();
}

std::string TokenReader::expect_string() {
  if (!at(TokenKind::string)) {
    fail_unexpected();
    return {};
  }
  return decode_string(take().text);
}

std::string TokenReader::expect_name() {
  const std::size_t name_offset = offset();
  std::string name = expect_string();
  if (!is_valid_utf8(name))
    fail(name_offset, diagnostic::malformed_utf8);
  return name;
}

std::uint64_t TokenReader::expect_unsigned(unsigned bits) {
  const bool has_sign = peek().text.starts_with('+') || peek().text.starts_with('-');
  if (!at(TokenKind::integer) || has_sign) {
    fail_unexpected();
    return 0;
  }
  const Token token = take();
  const std::optional<std::uint64_t> value = parse_unsigned(token.text, bits);
  if (!value)
    fail(token.offset, diagnostic::constant_out_of_range, fmt::format("i{}", bits));
  return value.value_or(0);
}

std::uint64_t TokenReader::expect_integer(unsigned bits) {
  if (!at(TokenKind::integer)) {
    fail_unexpected();
    return 0;
  }
  const Token token = take();
  const std::optional<std::uint64_t> value = parse_integer(token.text, bits);
  if (!value)
    fail(token.offset, diagnostic::constant_out_of_range, fmt::format("i{}", bits));
  return value.value_or(0);
}

std::uint64_t TokenReader::expect_float(FloatFormat format) {
  if (!at(TokenKind::integer) && !at(TokenKind::floating)) {
    fail_unexpected();
    return 0;
  }
  const Token token = take();
  const std::optional<std::uint64_t> bits = parse_float(token.text, format);
  if (!bits)
    fail(token.offset, diagnostic::constant_out_of_range, fmt::format("f{}", format.bits()));
  return bits.value_or(0);
}

void TokenReader::skip_form() {
  for (std::size_t depth = 1; depth > 0;) {
    if (at_end())
      return fail_unexpected();
    const TokenKind kind = take().kind;
    if (kind == TokenKind::left_parenthesis)
      ++depth;
    else if (kind == TokenKind::right_parenthesis)
      --depth;
  }
}

void TokenReader::seek(std::size_t offset) {
  lexer_.seek(offset);
  count_ = 0;
  annotations_taken_ = lexer_.annotations().size();
}

std::optional<Annotation> TokenReader::take_annotation(std::string_view id) {
  if (peek().annotation_count <= annotations_taken_)
    return std::nullopt;
  const Annotation& annotation = lexer_.annotations()[annotations_taken_];
  if (annotation.id != id)
    return std::nullopt;
  ++annotations_taken_;
  return annotation;
}

void TokenReader::fail_unexpected() {
  if (!ok())
    return;
  const Token token = peek();
  if (!ok())
    return;
  if (token.kind == TokenKind::end)
    fail(token.offset, diagnostic::unexpected_token, "the end of the text");
  else
    fail(token.offset, diagnostic::unexpected_token, fmt::format("\"{}\"", escape(token.text, 40)));
}

TokenReader TokenReader::contents_of(const Annotation& annotation) const {
  return TokenReader(Lexer(text(), annotation.begin, annotation.end, lexer_.diagnostics()));
}

void TokenReader::fail_with(const TokenReader& other) {
  if (!other.ok())
    lexer_.give_up();
}

} // namespace ingot::text
