// The LLVM types of the structures in runtime-lib/abi/instance.hpp, and the numbers of the members that
// compiled code uses.
#pragma once

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>

#include <cstdint>

namespace ingot {

struct AbiTypes {
  explicit AbiTypes(llvm::LLVMContext& context);

  // abi::Type, which is the longer the more supertypes it has; it has one entry of the display for each, and
  // for itself, but at least abi::smallest_display.
  llvm::StructType* type(std::uint32_t depth) const;

  llvm::StructType* memory;
  llvm::StructType* table;
  llvm::StructType* function_reference;
  llvm::StructType* object_layout;
  llvm::StructType* tag;
  llvm::StructType* exception; // without the values behind it
  llvm::StructType* roots;
  llvm::StructType* allocation_run;
  llvm::StructType* heap;
  llvm::StructType* data_segment;
  llvm::StructType* element_segment;
  llvm::StructType* function_map_entry;
  llvm::StructType* directory;
  llvm::StructType* listener;
  llvm::StructType* grants;
  llvm::StructType* instance;
  llvm::StructType* threaded_module;
  llvm::StructType* merged_module;
  llvm::StructType* merged_modules;
  llvm::StructType* profile;
  llvm::StructType* module_descriptor;

  // linkable.hpp
  llvm::StructType* value_type;
  llvm::StructType* extern_type;
  llvm::StructType* import;
  llvm::StructType* export_entry;
  llvm::StructType* index_space;
  llvm::StructType* linkable_module;
};

namespace instance_member {
inline constexpr unsigned fuel = 2;
inline constexpr unsigned epoch = 3;
inline constexpr unsigned deadline = 4;
inline constexpr unsigned stack_limit = 5;
} // namespace instance_member

namespace memory_member {
inline constexpr unsigned base = 0;
inline constexpr unsigned size = 1;
} // namespace memory_member

namespace table_member {
inline constexpr unsigned elements = 0;
inline constexpr unsigned size = 1;
} // namespace table_member

namespace function_reference_member {
inline constexpr unsigned code = 0;
inline constexpr unsigned type = 1;
inline constexpr unsigned instance = 2;
inline constexpr unsigned function_index = 3;
} // namespace function_reference_member

namespace type_member {
inline constexpr unsigned layout = 0;
inline constexpr unsigned depth = 2;
inline constexpr unsigned display = 4;
} // namespace type_member

namespace object_layout_member {
inline constexpr unsigned kind = 0;
} // namespace object_layout_member

namespace exception_member {
inline constexpr unsigned tag = 0;
inline constexpr unsigned value_count = 2;
inline constexpr unsigned escaped = 4;
} // namespace exception_member

namespace heap_member {
inline constexpr unsigned cards = 1;
} // namespace heap_member

namespace segment_member {
inline constexpr unsigned contents = 0;
inline constexpr unsigned size = 1;
} // namespace segment_member

} // namespace ingot
