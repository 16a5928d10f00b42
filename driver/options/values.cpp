#include "driver/options/values.hpp"

#include "compiler/lower/lower.hpp"
#include "runtime-lib/abi/socket_address.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace ingot::driver {

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{})
    return std::nullopt;
  const std::string_view suffix(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
  unsigned shift = 0;
  if (suffix == "k" || suffix == "K")
    shift = 10;
  else if (suffix == "m" || suffix == "M")
    shift = 20;
  else if (suffix == "g" || suffix == "G")
    shift = 30;
  else if (!suffix.empty())
    return std::nullopt;
  if (value > std::numeric_limits<std::uint64_t>::max() >> shift)
    return std::nullopt;
  return value << shift;
}

std::optional<unsigned> parse_jobs(std::string_view text) {
  unsigned value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || rest != text.data() + text.size() || value < 1 || value > most_jobs)
    return std::nullopt;
  return value;
}

std::optional<DirectoryGrant> parse_directory_grant(std::string_view text) {
  constexpr std::string_view separator = "::";
  DirectoryGrant grant;
  const std::size_t host_end = text.find(separator);
  grant.host_path = text.substr(0, host_end);
  grant.guest_path = grant.host_path;
  if (host_end != std::string_view::npos) {
    const std::string_view rest = text.substr(host_end + separator.size());
    const std::size_t guest_end = rest.find(separator);
    grant.guest_path = rest.substr(0, guest_end);
    if (guest_end != std::string_view::npos) {
      if (rest.substr(guest_end + separator.size()) != "ro")
        return std::nullopt;
      grant.read_only = true;
    }
  }
  if (grant.host_path.empty() || grant.guest_path.empty())
    return std::nullopt;
  return grant;
}

std::optional<ListenGrant> parse_listen_grant(const std::string& text) {
  ListenGrant grant = {.text = text, .address = {}};
  if (!abi::parse_socket_address(text.c_str(), grant.address))
    return std::nullopt;
  return grant;
}

bool is_environment_grant(std::string_view text) { return !text.empty() && text.front() != '='; }

} // namespace ingot::driver
