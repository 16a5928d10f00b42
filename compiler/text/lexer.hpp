// Text -> tokens (spec: text/lexical). Tokens are views of the text, made one at a time; white space,
// comments and annotations that mean nothing to us disappear here.
#pragma once

#include "compiler/support/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ingot::text {

enum class TokenKind : std::uint8_t {
  end, // of the text, or everything after an error
  left_parenthesis,
  right_parenthesis,
  keyword,
  identifier, // with its `$`, and quotes if it has them
  integer,
  floating, // also inf, nan and nan:0x...
  string,   // with its quotes
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  std::size_t offset = 0;
  std::size_t annotation_count = 0; // how many of Lexer::annotations() stand before it
};

// An annotation that means something here. All others are skipped (spec: text/lexical, annotations).
struct Annotation {
  std::string_view id;    // without the `@`; one of those in lexer.cpp
  std::size_t offset = 0; // of its parenthesis
  std::size_t begin = 0;  // of what follows the id
  std::size_t end = 0;    // of its closing parenthesis
};

// Whether an identifier may hold this character without quotes (spec: text/values, idchar).
bool is_id_character(char c);

class Lexer {
public:
  // Reads text[begin, end); all offsets are into `text`. It is valid UTF-8.
  Lexer(std::string_view text, std::size_t begin, std::size_t end, Diagnostics& diagnostics)
      : text_(text.substr(0, end)), position_(begin), diagnostics_(&diagnostics) {}

  Token next();

  // Continues at the token at `offset`, which was read before.
  void seek(std::size_t offset) { position_ = offset; }

  bool ok() const { return ok_; }
  std::string_view text() const { return text_; }
  const std::vector<Annotation>& annotations() const { return annotations_; }

  // Reports at `offset` unless an error was reported before; from then on next() gives the end.
  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      diagnostics_->error(offset, format, std::move(arguments)...);
    ok_ = false;
  }

  // Takes over the failure of another lexer of the same text, which has reported it.
  void give_up() { ok_ = false; }

  Diagnostics& diagnostics() const { return *diagnostics_; }

private:
  char peek(std::size_t distance = 0) const;
  bool at_end() const { return !ok_ || position_ >= text_.size(); }
  void skip_space();
  void skip_block_comment();
  void skip_annotation();
  Token next_token();
  Token lex_word();
  void skip_string(const DiagnosticFormat<>& unclosed);
  void classify_word(Token& token, std::size_t strings);

  std::string_view text_;
  std::size_t position_;
  Diagnostics* diagnostics_;
  bool ok_ = true;
  std::vector<Annotation> annotations_;
};

} // namespace ingot::text
