// Two tokens of lookahead, and what the grammar's rules have in common. The error is sticky, as in Cursor:
// after the first one every token is the end, so a parser can be written straight on.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/literals.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ingot::text {

class TokenReader {
public:
  explicit TokenReader(Lexer lexer) : lexer_(std::move(lexer)) {}

  bool ok() const { return lexer_.ok(); }
  const Token& peek() { return look(0); }
  const Token& peek_second() { return look(1); }
  std::size_t offset() { return peek().offset; }
  Token take();

  bool at(TokenKind kind) { return peek().kind == kind; }
  bool at_end() { return at(TokenKind::end); }
  bool at_close() { return at(TokenKind::right_parenthesis); }
  bool at_keyword(std::string_view word) { return is_keyword(peek(), word); }
  // Whether `(word` is next.
  bool at_form(std::string_view word) {
    return at(TokenKind::left_parenthesis) && is_keyword(peek_second(), word);
  }
  bool at_index() { return at(TokenKind::identifier) || at(TokenKind::integer); }

  bool accept_keyword(std::string_view word);
  bool accept_form(std::string_view word); // takes `(word`

  void expect_keyword(std::string_view word);
  void expect_form(std::string_view word);
  void expect_close();

  // Literals. Of the wrong form they are unexpected, of the right form but too large they are out of range.
  std::string expect_string();
  std::string expect_name(); // a string that is valid UTF-8
  std::uint64_t expect_unsigned(unsigned bits);
  std::uint64_t expect_integer(unsigned bits);
  std::uint64_t expect_float(FloatFormat format);

  // Where the token taken last ended.
  std::size_t end_of_last_token() const { return end_of_last_token_; }

  // Takes the rest of a parenthesized form whose opening was taken, its close included.
  void skip_form();

  // Continues at a place where a token began before.
  void seek(std::size_t offset);

  // The annotations before the next token, if they stand where annotations of this id belong. An annotation
  // that nobody has taken when its token is taken is misplaced.
  std::optional<Annotation> take_annotation(std::string_view id);
  void ignore_annotations(bool ignores) { ignores_annotations_ = ignores; }

  // Reports the next token.
  void fail_unexpected();

  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    lexer_.fail(offset, format, std::move(arguments)...);
    count_ = 0;
  }

  // A reader of an annotation's contents, whose failure is reported by fail_with().
  TokenReader contents_of(const Annotation& annotation) const;
  void fail_with(const TokenReader& other);

  std::string_view text() const { return lexer_.text(); }

private:
  static bool is_keyword(const Token& token, std::string_view word) {
    return token.kind == TokenKind::keyword && token.text == word;
  }
  const Token& look(std::size_t distance);

  Lexer lexer_;
  std::array<Token, 2> tokens_{};
  std::size_t count_ = 0; // of tokens_ that are read ahead
  std::size_t end_of_last_token_ = 0;
  std::size_t annotations_taken_ = 0;
  bool ignores_annotations_ = false;
};

} // namespace ingot::text
