// When a 32-bit address may be computed in 64 bits although the 32-bit computation may wrap.
//
// The access is to `width` bytes at ea = zext(p) + offset, in a guarded memory of size S <= largest_size = M
// <= 2^32 - 2^16, and traps if ea + width > S. All numbers are mathematical integers; zext(p) is in [0,
// 2^32). The claim of each rule is that whenever the access with the widened address is executed it either
// has the same address or faults, and faults only where the other traps, or where one with no visible effect
// in between does.
//
// R1, forward from a leader: an access at p with (offset, width) has been executed, and 0 <= d <=
// forward_reach.
//     Then zext(p + d) = zext(p) + d: since it did not trap, zext(p) <= M - width - offset, and
//     zext(p) + d <= M - width - offset + forward_reach = 2^32 - 1.
// R1' the same, but the leader comes later, and nothing is visible in between. If p + d wraps, the leader
// traps, as
//     has just been shown. The access faults: zext(p) + d >= 2^32 > M, and the guard ends behind it
//     (fits_guard_behind).
// R2, backward: zext(x - d) with offset 0 and 0 < d <= backward_reach becomes zext(x) - d. If x < d, then
//     ea = 2^32 + x - d >= 2^32 - backward_reach = M - width + 1, which traps; and zext(x) - d is in [-d,
//     -1], in the guard in front of the memory.
// R3, a forward recurrence: p is s, s + c, s + 2c ... in the iterations of a loop, 0 < c <= forward_reach,
// and the
//     access is executed in each iteration that is followed by another. Then zext(p) = zext(s) + kc in
//     iteration k, everywhere in it. By induction: iteration k did not trap, so zext(p) + c <= 2^32 - 1 by
//     R1.
// R4, a backward recurrence: c < 0, -c <= backward_reach, offset 0, executed in each iteration likewise. As
// long as
//     nothing wraps, zext(p) = zext(s) + kc. The first value that wraps is in [c, -1] widened, and by R2 both
//     trap. So the equation holds where the access has been executed.
// R5 In each iteration, R1, R1' and R2 relate an access to the one that R3 or R4 has widened.
//
// There is no rule without a leader forwards: 0xfffffff8 + 16 = 8 is a good address. Nor one backwards with
// an offset, which may lead back into the memory where the narrow address is beyond its end.
#pragma once

#include "runtime-lib/abi/instance.hpp"

#include <algorithm>
#include <cstdint>

namespace ingot::address_rules {

inline constexpr std::uint64_t address_space = std::uint64_t{1} << 32;

// What is beyond the largest size in the space of 32-bit addresses.
inline std::uint64_t unreachable_space(std::uint64_t largest_size) { return address_space - largest_size; }

inline std::uint64_t forward_reach(std::uint64_t largest_size, std::uint64_t offset, std::uint64_t width) {
  return unreachable_space(largest_size) + offset + width - 1;
}

// R2 and R4 one after the other still end in the guard in front.
inline std::uint64_t backward_reach(std::uint64_t largest_size) {
  return std::min(unreachable_space(largest_size), abi::memory_space_before / 2);
}

// Whether all of 2^32 - 1 + distance + offset + width is before the guard's end.
inline bool fits_guard_behind(std::uint64_t distance, std::uint64_t offset, std::uint64_t width) {
  return distance + offset + width <= abi::memory_space_behind - address_space;
}

} // namespace ingot::address_rules
