#include "compiler/profile/profile_file.hpp"

#include "compiler/profile/code_hash.hpp"
#include "compiler/profile/counter_map.hpp"
#include "compiler/support/bytes.hpp"
#include "runtime-lib/abi/profile.hpp"

#include <llvm/Support/Endian.h>
#include <llvm/Support/MathExtras.h>

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace ingot {
namespace {

constexpr std::size_t word_size = sizeof(std::uint64_t);

std::uint64_t read_word(Bytes bytes, std::size_t index) {
  return llvm::support::endian::read64le(bytes.data() + index * word_size);
}

Failure cannot_use(const ProfileFile& file, std::string_view reason) {
  return Failure{fmt::format("cannot use the profile '{}': {}", file.name, reason)};
}

constexpr std::string_view damaged =
    "it is damaged, or cut short; perhaps several programs have written to it at once";

// The header that the bytes begin with, if they are what a program has written, all of it.
Result<abi::ProfileHeader> check(const ProfileFile& file) {
  const Bytes bytes = file.bytes;
  if (bytes.empty())
    return cannot_use(file, "it is empty; the program that is to write it has not ended");
  abi::ProfileHeader header;
  static_assert(sizeof header % word_size == 0);
  const std::size_t known = std::min(bytes.size(), sizeof header.magic);
  if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(known), abi::profile_magic))
    return cannot_use(file, "it is no profile of Ingot's");
  if (bytes.size() < sizeof header + word_size)
    return cannot_use(file, damaged);
  const std::uint8_t* next = bytes.data() + sizeof header.magic;
  header.version = llvm::support::endian::read32le(next);
  header.reserved = llvm::support::endian::read32le(next + 4);
  std::copy_n(next + 8, sizeof header.code_hash, header.code_hash);
  header.counter_count = llvm::support::endian::read64le(next + 8 + sizeof header.code_hash);
  if (header.version != abi::profile_version)
    return cannot_use(file, fmt::format("it has version {}, and this is made for version {}", header.version,
                                        abi::profile_version));
  const std::size_t counter_bytes = bytes.size() - sizeof header - word_size;
  if (counter_bytes % word_size != 0 || counter_bytes / word_size != header.counter_count)
    return cannot_use(file, damaged);
  const std::size_t last = bytes.size() / word_size - 1;
  std::uint64_t checksum = abi::initial_profile_checksum;
  for (std::size_t word = 0; word < last; ++word)
    checksum = abi::add_to_profile_checksum(checksum, read_word(bytes, word));
  if (checksum != read_word(bytes, last))
    return cannot_use(file, damaged);
  return header;
}

// The candidate of both is whoever has the greater lead.
void add(CallCounts& sum, const CallCounts& call) {
  sum.total = llvm::SaturatingAdd(sum.total, call.total);
  if (sum.candidate == call.candidate)
    sum.lead = llvm::SaturatingAdd(sum.lead, call.lead);
  else if (sum.lead >= call.lead)
    sum.lead -= call.lead;
  else
    sum = {.candidate = call.candidate, .lead = call.lead - sum.lead, .total = sum.total};
}

} // namespace

Result<ExecutionProfile> read_profiles(std::span<const ProfileFile> files, const Module& module) {
  CounterMap map(module);
  const CodeHash hash = hash_code(module);
  std::vector<std::uint64_t> counts(map.count());
  std::vector<CallCounts> calls(map.call_count());
  for (const ProfileFile& file : files) {
    const Result<abi::ProfileHeader> header = check(file);
    if (!header)
      return header.failure();
    if (!std::ranges::equal(header->code_hash, hash) || header->counter_count != map.word_count())
      return cannot_use(file, "it is of another module: the code is not the same");
    const auto counter = [&](std::uint64_t word) {
      return read_word(file.bytes, sizeof(abi::ProfileHeader) / word_size + word);
    };
    for (std::size_t i = 0; i < counts.size(); ++i)
      counts[i] = llvm::SaturatingAdd(counts[i], counter(i));
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const std::uint64_t word = map.word_of_call(i); // the order of the members
      add(calls[i], {.candidate = counter(word), .lead = counter(word + 1), .total = counter(word + 2)});
    }
  }
  return ExecutionProfile(std::move(map), std::move(counts), std::move(calls));
}

} // namespace ingot
