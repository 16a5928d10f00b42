#include "compiler/lower/abi_types.hpp"

#include "compiler/wasm/limits.hpp"
#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/abi/linkable.hpp"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>

#include <algorithm>
#include <cstddef>

namespace ingot {

// As on the host; with pointers of 32 bits members lie elsewhere, but likewise here and there: both sides
// align each to its size, 64-bit numbers too (RISC-V psABI, "C/C++ type sizes and alignments").
static_assert(sizeof(abi::Memory) == 40 && offsetof(abi::Memory, size) == 8 &&
              offsetof(abi::Memory, growth_lock) == 36);
static_assert(sizeof(abi::Table) == 24 && offsetof(abi::Table, size) == 8);
static_assert(sizeof(abi::ObjectLayout) == 24 && offsetof(abi::ObjectLayout, references) == 8);
static_assert(sizeof(abi::Type) == 40 + 8 * abi::smallest_display && offsetof(abi::Type, call) == 24 &&
              offsetof(abi::Type, display) == 40);
static_assert(sizeof(abi::Object) == 8 && offsetof(abi::Array, length) == 8);
static_assert(sizeof(abi::AllocationRun) == 16 && sizeof(abi::Heap) == 16 * abi::size_class_count + 8);
static_assert(sizeof(abi::FunctionReference) == 32 && offsetof(abi::FunctionReference, type) == 8 &&
              offsetof(abi::FunctionReference, instance) == 16);
static_assert(sizeof(abi::Tag) == 32 && sizeof(abi::Exception) == 16 && sizeof(abi::Value) == 16);
static_assert(offsetof(abi::Exception, escaped) == 15 && sizeof(abi::Roots) == 40);
static_assert(sizeof(abi::DataSegment) == 16 && sizeof(abi::ElementSegment) == 16);
static_assert(sizeof(abi::FunctionMapEntry) == 8);
static_assert(sizeof(abi::Directory) == 24 && sizeof(abi::Listener) == 32 && sizeof(abi::Grants) == 96);
static_assert(sizeof(abi::Instance) == 48 && offsetof(abi::Instance, fuel) == 16);
static_assert(sizeof(abi::MergedModule) == 32 && sizeof(abi::MergedModules) == 24);
static_assert(sizeof(abi::Profile) == 64);
static_assert(sizeof(abi::ModuleDescriptor) == 160 && offsetof(abi::ModuleDescriptor, function_map) == 96);

static_assert(sizeof(abi::ValueType) == 16 && sizeof(abi::ExternType) == 48 && sizeof(abi::Import) == 80);
static_assert(sizeof(abi::MemoryImage) == 32);
static_assert(sizeof(abi::Export) == 72 && sizeof(abi::IndexSpace) == 32);
static_assert(sizeof(abi::LinkableModule) == 368 && offsetof(abi::LinkableModule, initialise) == 288);

// The front end's limits are what the runtime reserves address space for.
static_assert(limits::page_size == abi::memory_page_size);
static_assert(limits::memory32_pages * limits::page_size == abi::largest_memory32);
static_assert(limits::table_elements == abi::largest_table);
static_assert(sizeof(abi::ArgumentArea) == limits::parameters * sizeof(abi::Value));

AbiTypes::AbiTypes(llvm::LLVMContext& context) {
  llvm::Type* const i8 = llvm::Type::getInt8Ty(context);
  llvm::Type* const i32 = llvm::Type::getInt32Ty(context);
  llvm::Type* const i64 = llvm::Type::getInt64Ty(context);
  llvm::Type* const ptr = llvm::PointerType::getUnqual(context);

  memory = llvm::StructType::create({ptr, i64, i64, i64, i8, i8, i8, i8, i32}, "Memory");
  table = llvm::StructType::create({ptr, i64, i64}, "Table");
  function_reference = llvm::StructType::create({ptr, ptr, ptr, i32, i32}, "FunctionReference");
  object_layout =
      llvm::StructType::create({i8, i8, llvm::Type::getInt16Ty(context), i32, i64, ptr}, "ObjectLayout");
  tag = llvm::StructType::create({object_layout, ptr}, "Tag");
  exception = llvm::StructType::create({ptr, i32, llvm::Type::getInt16Ty(context),
                                        llvm::Type::getInt8Ty(context), llvm::Type::getInt8Ty(context)},
                                       "Exception");
  roots = llvm::StructType::create({ptr, i64, ptr, i64, ptr}, "Roots");
  allocation_run = llvm::StructType::create({ptr, ptr}, "AllocationRun");
  heap = llvm::StructType::create({llvm::ArrayType::get(allocation_run, abi::size_class_count), ptr}, "Heap");
  data_segment = llvm::StructType::create({ptr, i64}, "DataSegment");
  element_segment = llvm::StructType::create({ptr, i64}, "ElementSegment");
  function_map_entry = llvm::StructType::create({i32, i32}, "FunctionMapEntry");
  directory = llvm::StructType::create({ptr, ptr, i32, i32}, "Directory");
  llvm::StructType* const socket_address = llvm::StructType::create(
      {llvm::ArrayType::get(i8, 16), llvm::Type::getInt16Ty(context), i8, llvm::ArrayType::get(i8, 5)},
      "SocketAddress");
  listener = llvm::StructType::create({ptr, socket_address}, "Listener");
  grants =
      llvm::StructType::create({ptr, i64, ptr, i64, ptr, i64, ptr, i64, i32, i32, ptr, ptr, ptr}, "Grants");
  instance = llvm::StructType::create({ptr, ptr, i64, ptr, i64, i64}, "Instance");
  threaded_module = llvm::StructType::create({ptr, ptr}, "ThreadedModule");
  merged_module = llvm::StructType::create({ptr, i32, i32, i32, i32, i32, i32}, "MergedModule");
  merged_modules = llvm::StructType::create({ptr, ptr, i64}, "MergedModules");
  profile = llvm::StructType::create({ptr, ptr, ptr, i64, llvm::ArrayType::get(i8, abi::code_hash_size)},
                                     "Profile");
  module_descriptor = llvm::StructType::create({i32, i32,      // abi_version, function_count
                                                i64, i64,      // required_features
                                                ptr, i64,      // run, stack_size
                                                ptr,           // instance
                                                ptr, i64,      // memories, memory_count
                                                ptr, i64,      // tables, table_count
                                                ptr,           // grants
                                                ptr,           // enter_sandbox
                                                ptr, ptr,      // function_map, function_map_end
                                                ptr, ptr, ptr, // function_offsets, name_offsets, names
                                                ptr,           // threads
                                                ptr,           // merged
                                                ptr},          // profile
                                               "ModuleDescriptor");

  value_type = llvm::StructType::create({i8, i8, i8, i8, i32, ptr}, "ValueType");
  extern_type = llvm::StructType::create({i32, i8, i8, i8, i8, i64, i64, ptr, value_type}, "ExternType");
  import = llvm::StructType::create({ptr, i64, ptr, i64, extern_type}, "Import");
  export_entry = llvm::StructType::create({ptr, i64, extern_type, i64}, "Export");
  index_space = llvm::StructType::create({i64, i64, i64, i64}, "IndexSpace");
  linkable_module =
      llvm::StructType::create({i32,         i32, i64, // abi_version, function_count, instance_size
                                ptr,         i64,      // imports, import_count
                                ptr,         i64,      // exports, export_count
                                index_space,           // functions
                                index_space,           // tables
                                index_space,           // memories
                                index_space,           // globals
                                index_space,           // tags
                                ptr,         ptr,      // own_functions, own_tables
                                ptr,         ptr,      // own_memories, own_tags
                                ptr,         i64, i64, // data segments: first, count, place
                                ptr,         i64, i64, // element segments: likewise
                                ptr,                   // initialise
                                ptr,         i64,      // function_map, function_map_size
                                ptr,         ptr, ptr, // function_offsets, name_offsets, names
                                ptr,         i64,      // memory_images, memory_image_count
                                ptr,                   // table_images
                                ptr},                  // ask_for_globals
                               "LinkableModule");
}

llvm::StructType* AbiTypes::type(std::uint32_t depth) const {
  llvm::LLVMContext& context = object_layout->getContext();
  llvm::Type* const i32 = llvm::Type::getInt32Ty(context);
  llvm::Type* const ptr = llvm::PointerType::getUnqual(context);
  return llvm::StructType::get(
      context,
      {object_layout, ptr, i32, i32,
       llvm::ArrayType::get(ptr, std::max<std::uint64_t>(std::uint64_t{depth} + 1, abi::smallest_display))});
}

} // namespace ingot
