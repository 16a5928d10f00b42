// The LLVM types of the structures in runtime-lib/abi/instance.hpp, and the numbers of the members that
// compiled code uses.
#pragma once

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>

namespace ingot {

struct AbiTypes {
  explicit AbiTypes(llvm::LLVMContext& context);

  llvm::StructType* memory;
  llvm::StructType* table;
  llvm::StructType* function_reference;
  llvm::StructType* data_segment;
  llvm::StructType* element_segment;
  llvm::StructType* function_map_entry;
  llvm::StructType* directory;
  llvm::StructType* grants;
  llvm::StructType* instance;
  llvm::StructType* module_descriptor;
};

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
inline constexpr unsigned type_id = 1;
} // namespace function_reference_member

namespace segment_member {
inline constexpr unsigned size = 1;
} // namespace segment_member

namespace module_descriptor_member {
inline constexpr unsigned function_map = 10;
inline constexpr unsigned function_map_size = 11;
} // namespace module_descriptor_member

} // namespace ingot
