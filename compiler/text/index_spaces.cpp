#include "compiler/text/index_spaces.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/strings.hpp"
#include "compiler/text/token_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ingot::text {

std::string identifier_name(std::string_view token) {
  token.remove_prefix(1);
  return token.starts_with('"') ? decode_string(token) : std::string(token);
}

std::uint32_t IndexSpace::bind(TokenReader& reader) {
  if (!reader.at(TokenKind::identifier))
    return bind_anonymous();
  const Token token = reader.take();
  return bind(reader, token.text, token.offset);
}

std::uint32_t IndexSpace::bind(TokenReader& reader, std::string_view identifier, std::size_t offset) {
  const std::uint32_t index = size_++;
  if (!indices_.try_emplace(identifier_name(identifier), index).second)
    reader.fail(offset, diagnostic::duplicate_identifier, noun_, escape(identifier));
  return index;
}

std::uint32_t IndexSpace::resolve(TokenReader& reader) const {
  if (reader.at(TokenKind::integer))
    return static_cast<std::uint32_t>(reader.expect_unsigned(32));
  if (!reader.at(TokenKind::identifier)) {
    reader.fail_unexpected();
    return 0;
  }
  const Token token = reader.take();
  const auto found = indices_.find(identifier_name(token.text));
  if (found != indices_.end())
    return found->second;
  reader.fail(token.offset, diagnostic::unknown_identifier, noun_, escape(token.text));
  return 0;
}

} // namespace ingot::text
