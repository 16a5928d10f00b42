#include "compiler/text/lexer.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/support/utf8.hpp"
#include "compiler/text/literals.hpp"
#include "compiler/text/strings.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace ingot::text {
namespace {

constexpr auto is_idchar = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "!#$%&'*+-./:<=>?@\\^_`|~"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// What else a reserved token may hold (spec: text/lexical, tokens): no token of the grammar has any of it.
bool is_reserved_punctuation(char c) {
  return c == ',' || c == ';' || c == '[' || c == ']' || c == '{' || c == '}';
}

bool is_meaningful(std::string_view annotation) {
  return annotation == "custom" || annotation == "name" || annotation == "metadata.code.branch_hint";
}

} // namespace

bool is_id_character(char c) { return is_idchar[static_cast<unsigned char>(c)]; }

char Lexer::peek(std::size_t distance) const {
  return position_ + distance < text_.size() ? text_[position_ + distance] : '\0';
}

Token Lexer::next() {
  for (;;) {
    skip_space();
    if (at_end() || peek() != '(' || peek(1) != '@')
      return next_token();
    skip_annotation();
  }
}

void Lexer::skip_space() {
  while (!at_end()) {
    const char c = peek();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++position_;
    } else if (c == ';' && peek(1) == ';') {
      const std::size_t line_end = text_.find_first_of("\n\r", position_);
      position_ = line_end == std::string_view::npos ? text_.size() : line_end;
    } else if (c == '(' && peek(1) == ';') {
      skip_block_comment();
    } else {
      return;
    }
  }
}

void Lexer::skip_block_comment() {
  const std::size_t start = position_;
  std::size_t depth = 0;
  do {
    const std::size_t next = text_.find_first_of("(;", position_);
    if (next == std::string_view::npos || next + 1 >= text_.size())
      return fail(start, diagnostic::unclosed_comment);
    position_ = next + 2;
    if (text_[next] == '(' && text_[next + 1] == ';')
      ++depth;
    else if (text_[next] == ';' && text_[next + 1] == ')')
      --depth;
    else
      position_ = next + 1;
  } while (depth > 0);
}

void Lexer::skip_annotation() {
  const std::size_t start = position_;
  position_ += 2;
  Annotation annotation;
  annotation.offset = start;
  const std::size_t id_start = position_;
  if (peek() == '"') {
    skip_string(diagnostic::empty_annotation_id);
    if (!ok_)
      return;
    if (!is_valid_utf8(decode_string(text_.substr(id_start, position_ - id_start))))
      return fail(id_start, diagnostic::malformed_utf8);
  } else {
    while (!at_end() && is_id_character(peek()))
      ++position_;
  }
  annotation.id = text_.substr(id_start, position_ - id_start);
  annotation.begin = position_;
  if (annotation.id.empty() || annotation.id == "\"\"")
    return fail(start, diagnostic::empty_annotation_id);

  // The contents are tokens with balanced parentheses, and not even annotations have a meaning among them.
  for (std::size_t depth = 1; depth > 0;) {
    skip_space();
    annotation.end = position_;
    if (ok_ && at_end())
      return fail(start, diagnostic::unclosed_annotation);
    if (!ok_)
      return;
    if (peek() == '(') {
      ++depth;
      ++position_;
    } else if (peek() == ')') {
      --depth;
      ++position_;
    } else {
      lex_word();
    }
  }
  if (is_meaningful(annotation.id))
    annotations_.push_back(annotation);
}

Token Lexer::next_token() {
  Token token;
  token.annotation_count = annotations_.size();
  token.offset = position_;
  if (at_end())
    return token;
  const char c = peek();
  if (c == '(' || c == ')') {
    token.kind = c == '(' ? TokenKind::left_parenthesis : TokenKind::right_parenthesis;
    token.text = text_.substr(position_, 1);
    ++position_;
    return token;
  }
  token = lex_word();
  token.annotation_count = annotations_.size();
  if (ok_ && token.kind == TokenKind::end)
    fail(token.offset, diagnostic::unknown_operator, escape(token.text));
  return ok_ ? token : Token{};
}

// The longest run of characters that could be one token. The kind stays `end` for a reserved one.
Token Lexer::lex_word() {
  Token token;
  token.offset = position_;
  std::size_t strings = 0;
  while (!at_end()) {
    const char c = peek();
    if (c == '"') {
      const bool is_quoted_identifier = position_ == token.offset + 1 && text_[token.offset] == '$';
      skip_string(is_quoted_identifier ? diagnostic::empty_identifier : diagnostic::unclosed_string);
      ++strings;
    } else if (is_id_character(c) || (is_reserved_punctuation(c) && (c != ';' || peek(1) != ';'))) {
      ++position_;
    } else {
      break;
    }
  }
  if (ok_ && position_ == token.offset)
    fail(position_, diagnostic::illegal_character, escape(text_.substr(position_, 1)));
  token.text = text_.substr(token.offset, position_ - token.offset);
  if (ok_)
    classify_word(token, strings);
  return token;
}

void Lexer::classify_word(Token& token, std::size_t strings) {
  const std::string_view word = token.text;
  if (word.front() == '"') {
    // Another string or characters behind it make it a reserved token.
    if (strings == 1 && word.back() == '"')
      token.kind = TokenKind::string;
    return;
  }
  if (word.front() == '$') {
    const bool is_quoted = strings == 1 && word[1] == '"' && word.back() == '"';
    if (strings == 0 && word.size() > 1)
      token.kind = TokenKind::identifier;
    else if (word.size() == 1 || word == "$\"\"")
      fail(token.offset, diagnostic::empty_identifier);
    else if (is_quoted && !is_valid_utf8(decode_string(word.substr(1))))
      fail(token.offset, diagnostic::malformed_utf8);
    else if (is_quoted)
      token.kind = TokenKind::identifier;
    if (word.find_first_of(",;[]{}") != std::string_view::npos && !is_quoted)
      token.kind = TokenKind::end;
    return;
  }
  if (strings > 0 || word.find_first_of(",;[]{}") != std::string_view::npos)
    return;
  if (const std::optional<NumberForm> form = number_form(word))
    token.kind = *form == NumberForm::integer ? TokenKind::integer : TokenKind::floating;
  else if (word.front() >= 'a' && word.front() <= 'z')
    token.kind = TokenKind::keyword;
}

// Skips a string with its quotes (spec: text/values, strings).
void Lexer::skip_string(const DiagnosticFormat<>& unclosed) {
  const std::size_t start = position_++;
  while (!at_end()) {
    const std::size_t offset = position_;
    const char c = text_[position_++];
    if (c == '"')
      return;
    if (c == '\n' || c == '\r')
      return fail(start, unclosed);
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      return unclosed.kind == DiagnosticKind::unclosed_string
                 ? fail(offset, diagnostic::illegal_character, escape(text_.substr(offset, 1)))
                 : fail(start, unclosed);
    if (c == '\\') {
      const std::size_t size = escape_size(text_.substr(offset));
      if (size == 0)
        return fail(offset, diagnostic::malformed_escape);
      position_ = offset + size;
    }
  }
  fail(start, unclosed);
}

} // namespace ingot::text
