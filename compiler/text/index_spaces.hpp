// Identifiers and what they stand for (spec: text/conventions, contexts).
#pragma once

#include "compiler/text/token_reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ingot::text {

// The characters of an identifier token without `$`, quotes and escapes: `$x` and `$"x"` are the same.
std::string identifier_name(std::string_view token);

// One index space: how many there are, and the names some of them have.
class IndexSpace {
public:
  // `noun` is what messages call a member.
  explicit IndexSpace(std::string_view noun) : noun_(noun) {}

  std::uint32_t size() const { return size_; }
  std::string_view noun() const { return noun_; }

  // Adds a member, with the identifier that is next if one is. Gives its index.
  std::uint32_t bind(TokenReader& reader);
  std::uint32_t bind_anonymous() { return size_++; }

  // Adds a member whose identifier was read before, from `offset`.
  std::uint32_t bind(TokenReader& reader, std::string_view identifier, std::size_t offset);

  // Reads an index or identifier; an index need not be in range, that is for the validator to find.
  std::uint32_t resolve(TokenReader& reader) const;

private:
  std::string_view noun_;
  std::uint32_t size_ = 0;
  std::unordered_map<std::string, std::uint32_t> indices_;
};

// The index spaces of a module, but for types (type_section.hpp), locals, labels and fields.
struct ModuleSpaces {
  IndexSpace functions{"function"};
  IndexSpace tables{"table"};
  IndexSpace memories{"memory"};
  IndexSpace globals{"global"};
  IndexSpace tags{"tag"};
  IndexSpace elements{"elem segment"};
  IndexSpace data{"data segment"};
};

} // namespace ingot::text
