// The values that options take, read from text.
#pragma once

#include "compiler/lower/lower.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot::driver {

// Bytes: "65536", "64k", "8M", "1G" (powers of 1024, in either case). Nothing if it is not one, or too large.
std::optional<std::uint64_t> parse_size(std::string_view text);

// A number from 1 to most_jobs.
inline constexpr unsigned most_jobs = 1024;
std::optional<unsigned> parse_jobs(std::string_view text);

// HOST[::GUEST[::ro]]. Without GUEST the guest sees the host's path; without ro it may write.
std::optional<DirectoryGrant> parse_directory_grant(std::string_view text);

// ADDRESS:PORT (runtime-lib/abi/socket_address.hpp).
std::optional<ListenGrant> parse_listen_grant(const std::string& text);

// NAME=value, or NAME to pass on the value at start.
bool is_environment_grant(std::string_view text);

} // namespace ingot::driver
