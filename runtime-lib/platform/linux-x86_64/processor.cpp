#include "runtime-lib/platform/linux/processor.hpp"

#include <cpuid.h>
#include <stddef.h>

namespace ingot::platform {

const char processor_feature_names[] =
#define PROCESSOR_FEATURE(llvm_name, name, ...) name "\0"
#include "runtime-lib/abi/processor_features_x86_64.def"
    ;

namespace {

// The columns of the table.
enum Word : uint8_t {
  leaf_1_ecx,
  leaf_7_ebx,
  leaf_7_ecx,
  leaf_7_edx,
  leaf_7_1_eax,
  extended_ecx,
  word_count
};
enum State : uint8_t { none, avx, avx512, state_count };

struct Feature {
  Word word;
  uint8_t bit;
  State state;
};

constexpr Feature features[] = {
#define PROCESSOR_FEATURE(llvm_name, name, word, bit, state) {word, bit, state},
#include "runtime-lib/abi/processor_features_x86_64.def"
};

void read_words(uint32_t (&words)[word_count]) {
  uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;
  __get_cpuid(1, &eax, &ebx, &words[leaf_1_ecx], &edx);
  __get_cpuid_count(7, 0, &eax, &words[leaf_7_ebx], &words[leaf_7_ecx], &words[leaf_7_edx]);
  if (eax >= 1)
    __get_cpuid_count(7, 1, &words[leaf_7_1_eax], &ebx, &ecx, &edx);
  constexpr uint32_t extended_leaf = 0x80000001;
  __get_cpuid(extended_leaf, &eax, &ebx, &words[extended_ecx], &edx);
}

// Registers that the system does not save on a task switch cannot be used: XCR0 says which it does (Intel SDM
// volume 1, 13.3).
void read_states(const uint32_t (&words)[word_count], bool (&states)[state_count]) {
  states[none] = true;
  if ((words[leaf_1_ecx] & bit_OSXSAVE) == 0)
    return;
  uint32_t enabled = 0, enabled_high = 0;
  asm("xgetbv" : "=a"(enabled), "=d"(enabled_high) : "c"(0));
  constexpr uint32_t sse_and_avx = 0x06, and_avx512 = 0xE6;
  states[avx] = (enabled & sse_and_avx) == sse_and_avx;
  states[avx512] = (enabled & and_avx512) == and_avx512;
}

} // namespace

abi::ProcessorFeatures processor_features() {
  uint32_t words[word_count] = {};
  read_words(words);
  bool states[state_count] = {};
  read_states(words, states);
  abi::ProcessorFeatures result;
  for (uint32_t row = 0; row < sizeof features / sizeof *features; row++) {
    const Feature& feature = features[row];
    if ((words[feature.word] >> feature.bit & 1) != 0 && states[feature.state])
      result.add(row);
  }
  return result;
}

} // namespace ingot::platform
