// Implementation limits. The specification allows them (appendix/implementation); the values are those the
// engines agreed on for the web (WebAssembly JavaScript interface, "limits"), so a module accepted elsewhere
// is accepted here. Exceeding one is a plain error that names the limit.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ingot::limits {

inline constexpr std::size_t module_size = std::size_t{1} << 30;
inline constexpr std::uint32_t types = 1'000'000;
inline constexpr std::uint32_t recursion_groups = 1'000'000;
inline constexpr std::uint32_t recursion_group_types = 1'000'000;
inline constexpr std::uint32_t subtype_depth = 63;    // supertypes above a type
inline constexpr std::uint32_t functions = 1'000'000; // imported ones included, as for all index spaces below
inline constexpr std::uint32_t imports = 1'000'000;
inline constexpr std::uint32_t exports = 1'000'000;
inline constexpr std::uint32_t globals = 1'000'000;
inline constexpr std::uint32_t tags = 1'000'000;
inline constexpr std::uint32_t data_segments = 100'000;
inline constexpr std::uint32_t element_segments = 100'000;
inline constexpr std::uint32_t tables = 100;
inline constexpr std::uint32_t memories = 100;
inline constexpr std::uint32_t table_elements = 10'000'000; // of a new table, and of one element segment
inline constexpr std::uint32_t memory32_pages = 65'536;
inline constexpr std::uint64_t memory64_default_maximum = std::uint64_t{64}
                                                          << 30; // bytes, without --max-memory
inline constexpr std::uint32_t name_size = 100'000;
inline constexpr std::uint32_t function_size = 7'654'321;
inline constexpr std::uint32_t locals = 50'000; // parameters included
inline constexpr std::uint32_t parameters = 1'000;
inline constexpr std::uint32_t results = 1'000;
inline constexpr std::uint32_t struct_fields = 10'000;
inline constexpr std::uint32_t array_new_fixed_elements = 10'000;
inline constexpr std::uint32_t catch_clauses = 10'000;

inline constexpr std::uint64_t page_size = 65'536;

} // namespace ingot::limits
