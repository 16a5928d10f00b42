// Types as the specification names them (spec: syntax/types). Value types are kept as plain comparable
// structs, never packed into bits: a packed type index is how peers got type confusion.
#pragma once

#include "compiler/support/index.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ingot {

using TypeIndex = Index<struct TypeSpace>;
using FunctionIndex = Index<struct FunctionSpace>;
using TableIndex = Index<struct TableSpace>;
using MemoryIndex = Index<struct MemorySpace>;
using GlobalIndex = Index<struct GlobalSpace>;
using TagIndex = Index<struct TagSpace>;
using ElementIndex = Index<struct ElementSpace>;
using DataIndex = Index<struct DataSpace>;
using LocalIndex = Index<struct LocalSpace>;

enum class HeapKind : std::uint8_t {
  func,
  extern_,
  any,
  eq,
  i31,
  struct_,
  array,
  exn,
  none,
  nofunc,
  noextern,
  noexn,
  defined, // a type of the module, see HeapType::index
};

struct HeapType {
  HeapKind kind = HeapKind::func;
  TypeIndex index; // meaningful for HeapKind::defined only, otherwise zero

  bool operator==(const HeapType&) const = default;
};

enum class ValueKind : std::uint8_t { i32, i64, f32, f64, v128, ref };

struct ValueType {
  ValueKind kind = ValueKind::i32;
  bool nullable = false; // for references only, otherwise false
  HeapType heap;         // for references only, otherwise default

  bool operator==(const ValueType&) const = default;
  bool is_reference() const { return kind == ValueKind::ref; }
  // Whether there is a value that locals and elements of this type begin with (spec: valid/types).
  bool is_defaultable() const { return kind != ValueKind::ref || nullable; }
};

constexpr ValueType reference_type(HeapType heap) { return {ValueKind::ref, false, heap}; }
constexpr ValueType nullable_reference_type(HeapType heap) { return {ValueKind::ref, true, heap}; }

inline constexpr ValueType i32_type{ValueKind::i32, false, {}};
inline constexpr ValueType i64_type{ValueKind::i64, false, {}};
inline constexpr ValueType f32_type{ValueKind::f32, false, {}};
inline constexpr ValueType f64_type{ValueKind::f64, false, {}};
inline constexpr ValueType v128_type{ValueKind::v128, false, {}};
inline constexpr ValueType funcref_type{ValueKind::ref, true, {HeapKind::func, {}}};
inline constexpr ValueType externref_type{ValueKind::ref, true, {HeapKind::extern_, {}}};
inline constexpr ValueType exnref_type{ValueKind::ref, true, {HeapKind::exn, {}}};

// To a function that surely exists: what segments of function indices hold.
inline constexpr ValueType function_reference_type{ValueKind::ref, false, {HeapKind::func, {}}};

struct FunctionType {
  std::vector<ValueType> parameters;
  std::vector<ValueType> results;

  bool operator==(const FunctionType&) const = default;
};

// A field may be narrower than any value; reading it then needs a sign (spec: syntax/types, storage types).
enum class Packing : std::uint8_t { none, i8, i16 };

struct FieldType {
  Packing packing = Packing::none;
  ValueType value; // of a packed field i32, what reading and writing it takes
  bool is_mutable = false;

  bool operator==(const FieldType&) const = default;
};

struct StructType {
  std::vector<FieldType> fields;
};

struct ArrayType {
  FieldType element;
};

using CompositeType = std::variant<FunctionType, StructType, ArrayType>;

// A type of the module's type index space (spec: syntax/types, recursive types). Equivalence is that of whole
// recursion groups, wherever they stand: two indices mean the same type just if `canonical` is the same.
struct DefinedType {
  CompositeType composite;
  std::optional<TypeIndex> supertype = std::nullopt;
  bool is_final = true;
  TypeIndex group_start = {};   // the first type of the recursion group
  std::uint32_t group_size = 1; // types in the recursion group
  TypeIndex canonical = {};     // the smallest index of an equivalent type
  std::uint32_t depth = 0;      // supertypes above it
  std::size_t offset = 0;       // in the file
};

enum class AddressType : std::uint8_t { i32, i64 };

constexpr ValueType address_value_type(AddressType type) {
  return type == AddressType::i64 ? i64_type : i32_type;
}

struct Limits {
  std::uint64_t minimum = 0; // pages of a memory, elements of a table
  std::optional<std::uint64_t> maximum;
  AddressType address_type = AddressType::i32;
  bool shared = false;
};

struct MemoryType {
  Limits limits;
  std::uint8_t page_size_log2 = 16; // 0 or 16 (proposal custom-page-sizes)
};

// The bytes of this many pages; at most 2^64 - 1, since a 64-bit memory of 2^48 pages of 64 KiB is valid.
constexpr std::uint64_t bytes_of_pages(const MemoryType& type, std::uint64_t pages) {
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  return pages > most >> type.page_size_log2 ? most : pages << type.page_size_log2;
}

struct TableType {
  ValueType element = funcref_type;
  Limits limits;
};

struct GlobalType {
  ValueType value;
  bool is_mutable = false;
};

// As the text format spells them: "any", "3"; "i32", "(ref null 3)", "funcref"; "[i32 i64] -> [f32]".
std::string to_string(HeapType type);
std::string to_string(ValueType type);
std::string to_string(const std::vector<ValueType>& types);
std::string to_string(const FunctionType& type);

} // namespace ingot
