// Where the fields of structures, the elements of arrays and the values of exceptions lie, and which words of
// them are references. A structure's fields follow one another in order, each aligned to its size up to 8, so
// a subtype's begin like those of its supertypes.
#pragma once

#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {

// Of abi::ObjectLayout::references and more_references: bit i of the whole stands for word i.
using ReferenceMap = std::vector<std::uint64_t>;

// `pointer_size` is the target's, in bytes: of references, and of the words that are counted.
struct StructLayout {
  StructLayout(const Module& wasm, const StructType& type, std::uint32_t pointer_size);

  std::vector<std::uint32_t> offsets; // of the fields, from the beginning of the object
  std::uint32_t size;                 // of the object
  ReferenceMap references;
};

struct ArrayLayout {
  ArrayLayout(const Module& wasm, const ArrayType& type, std::uint32_t pointer_size);

  std::uint32_t first_element; // offset from the beginning of the object
  std::uint32_t element_size_log2;
  bool has_references;
};

// Of exceptions with a tag of this type.
struct ExceptionLayout {
  ExceptionLayout(const Module& wasm, const FunctionType& type, std::uint32_t pointer_size);

  std::uint32_t size;
  ReferenceMap references;
};

// Whether values of the type may refer to objects of the heap. Functions are none.
bool may_refer_to_object(const Module& wasm, ValueType type);

// For all types of a module, which must outlive this.
class ObjectLayouts {
public:
  ObjectLayouts(const Module& wasm, std::uint32_t pointer_size);

  std::uint32_t pointer_size() const { return pointer_size_; }
  // Where an array's length is (abi::Array).
  std::uint32_t length_offset() const { return pointer_size_; }

  // The index is that of a structure type.
  const StructLayout& structure(TypeIndex index) const { return structures_[positions_[index.value]]; }
  ArrayLayout array(TypeIndex index) const;
  // Of exceptions with a tag of this function type.
  ExceptionLayout exception(TypeIndex index) const;

private:
  const Module& wasm_;
  std::uint32_t pointer_size_;
  std::vector<std::size_t> positions_; // by type index: where in structures_
  std::vector<StructLayout> structures_;
};

} // namespace ingot
