// --invoke: a function is called with the arguments of the program, and its results are printed, one on a
// line.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/wasi/args_environ.hpp"

using namespace ingot;

namespace {

constexpr size_t longest_quoted = 200;

// Of a digit to base 16 at most; 16 if it is none.
uint32_t digit_value(char digit) {
  if (digit >= '0' && digit <= '9')
    return static_cast<uint32_t>(digit - '0');
  const char lower = static_cast<char>(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? static_cast<uint32_t>(lower - 'a') + 10 : 16;
}

// As the text format has them, without underscores: a sign, 0x, digits. From -2^(bits - 1) to 2^bits - 1.
bool read_integer(const char* text, uint32_t bits, uint64_t& value) {
  const bool is_negative = *text == '-';
  if (*text == '-' || *text == '+')
    text++;
  const uint32_t base = text[0] == '0' && (text[1] | 0x20) == 'x' ? 16 : 10;
  if (base == 16)
    text += 2;
  const uint64_t most = is_negative ? uint64_t{1} << (bits - 1) : ~uint64_t{0} >> (64 - bits);
  value = 0;
  if (*text == '\0')
    return false;
  for (; *text != '\0'; text++) {
    const uint32_t digit = digit_value(*text);
    if (digit >= base || value > (most - digit) / base)
      return false;
    value = value * base + digit;
  }
  if (is_negative)
    value = 0 - value;
  return true;
}

} // namespace

extern "C" void ingot_invocation_begin(const char* name, uint32_t parameter_count) {
  const uint64_t names = 1;
  const uint64_t count = wasi::argument_count() < names ? 0 : wasi::argument_count() - names;
  if (count == parameter_count)
    return;
  Line line = platform::start_failure();
  platform::fail_to_start(line.text("function ")
                              .quoted({name, strlen(name)}, longest_quoted)
                              .text(" takes ")
                              .decimal(parameter_count)
                              .text(parameter_count == 1 ? " argument, not " : " arguments, not ")
                              .decimal(count));
}

extern "C" uint64_t ingot_invocation_argument(uint32_t which, uint32_t bits) {
  const char* const text = wasi::argument(uint64_t{which} + 1);
  uint64_t value = 0;
  if (read_integer(text, bits, value))
    return value;
  Line line = platform::start_failure();
  platform::fail_to_start(line.text("argument ")
                              .quoted({text, strlen(text)}, longest_quoted)
                              .text(" is no integer of ")
                              .decimal(bits)
                              .text(" bits"));
}

extern "C" void ingot_invocation_result(uint64_t value) {
  constexpr int standard_output = 1;
  Line line;
  const bool is_negative = static_cast<int64_t>(value) < 0;
  line.text(is_negative ? "-" : "").decimal(is_negative ? 0 - value : value);
  const Span<const char> text = line.finish();
  platform::sys::write<standard_output>(text.data(), text.size());
}
