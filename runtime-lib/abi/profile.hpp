// A profile as a file: a ProfileHeader, the counters as 64 bits each, and the checksum of both as 64 bits.
// All is little endian. A program that was compiled with --profile-generate writes it (runtime-lib/profile),
// the compiler reads it (compiler/profile), and neither takes the other to be of the same version.
#pragma once

#include <stdint.h>

namespace ingot::abi {

inline constexpr uint32_t profile_version = 1;
inline constexpr char profile_magic[8] = {'i', 'n', 'g', 'o', 't', 'p', 'r', 'f'};
inline constexpr uint64_t code_hash_size = 32; // SHA-256

struct ProfileHeader {
  char magic[8];
  uint32_t version;
  uint32_t reserved; // 0
  uint8_t code_hash[code_hash_size];
  uint64_t counter_count;
};

// FNV-1a on words in place of bytes: against damage and not against enemies. Any one word that changes
// changes the sum, since each step is a bijection.
inline constexpr uint64_t initial_profile_checksum = 0xCBF29CE484222325;
constexpr uint64_t add_to_profile_checksum(uint64_t checksum, uint64_t word) {
  return (checksum ^ word) * 0x100000001B3;
}

} // namespace ingot::abi
