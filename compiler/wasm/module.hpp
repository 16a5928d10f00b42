// A decoded module (spec: syntax/modules). Every Bytes and string_view points into the input buffer, which
// must outlive the Module. `offset` members are byte offsets in the file, for diagnostics and trap locations.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/wasm/index_map.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {

// An expression left as bytes, its `end` included; read again by InstrReader.
struct Expression {
  Bytes code;
  std::size_t offset = 0;
  const IndexMap* indices = nullptr; // of a merged module: what the indices in the code stand for
};

// A run of locals of one type, as the binary format compresses them.
struct LocalGroup {
  std::uint32_t count = 0;
  ValueType type;
};

// Which way a br_if or if will mostly go, in the opinion of whoever made the module (proposal
// branch-hinting).
struct BranchHint {
  std::size_t offset = 0; // of the instruction; nothing says that it is a br_if or if
  bool is_likely = false; // that the condition is true
};

struct FunctionBody {
  std::vector<LocalGroup> locals; // without the parameters
  Expression code;
  std::size_t offset = 0;               // of the declaration of the locals
  std::vector<BranchHint> branch_hints; // by increasing offset
};

// One entry of the function index space: an import has no body.
struct Function {
  TypeIndex type;
  std::optional<FunctionBody> body;
  std::size_t offset = 0;
};

struct Table {
  TableType type;
  std::optional<Expression> initial; // none: null
  std::size_t offset = 0;
};

struct Memory {
  MemoryType type;
  std::size_t offset = 0;
};

struct Global {
  GlobalType type;
  std::optional<Expression> initial; // none: imported
  std::size_t offset = 0;
};

struct Tag {
  TypeIndex type;
  std::size_t offset = 0;
};

using ExternIndex = std::variant<FunctionIndex, TableIndex, MemoryIndex, GlobalIndex, TagIndex>;

struct Import {
  std::string_view module;
  std::string_view name;
  ExternIndex index; // the entry that this import makes in its index space
  std::size_t offset = 0;
  std::uint32_t importer = 0; // in Module::merged, if there are any
};

struct Export {
  std::string_view name;
  ExternIndex index;
  std::size_t offset = 0;
};

struct Passive {};
struct Declarative {};

struct ElementSegment {
  struct Active {
    TableIndex table;
    Expression offset;
  };
  using Item = std::variant<FunctionIndex, Expression>;

  std::variant<Passive, Active, Declarative> mode;
  ValueType type = funcref_type;
  std::vector<Item> items;
  std::size_t offset = 0;
};

// Whether no item is an expression.
inline bool has_functions_only(const ElementSegment& segment) {
  return std::ranges::all_of(segment.items, [](const ElementSegment::Item& item) {
    return std::holds_alternative<FunctionIndex>(item);
  });
}

struct DataSegment {
  struct Active {
    MemoryIndex memory;
    Expression offset;
  };

  std::variant<Passive, Active> mode;
  Bytes bytes;
  std::size_t offset = 0;
};

struct CustomSection {
  std::string_view name;
  Bytes bytes;
  std::size_t offset = 0;
};

// What the name section says, as far as it is well formed; it is advice only (spec: appendix/custom).
struct Names {
  std::string_view module;
  std::vector<std::string_view> functions; // by function index; empty where nothing is said
};

// A module that was merged with others into one (compiler/merge).
struct MergedModule {
  std::string name;
  std::size_t offset = 0;            // of the first byte of its file
  FunctionIndex first_function;      // of those it defines, which lie together
  std::uint32_t function_count = 0;  // which it defines
  std::uint32_t imported_count = 0;  // functions that it imports, and that come first in its own index space
  std::optional<MemoryIndex> memory; // that it exports as "memory"
};

// What instantiation does in one go (spec: exec/modules): the active segments that earlier stages have not
// come to, and then calls.
struct InstantiationStage {
  struct Call {
    FunctionIndex function;
    std::size_t offset = 0;
  };
  std::uint32_t elements_end = 0; // the segments in front of this one are done when the calls are made
  std::uint32_t data_end = 0;
  std::vector<Call> calls;
};

struct Module {
  std::size_t offset = 0; // of the first byte of the file
  std::vector<DefinedType> types;

  // Index spaces, the imported entries first.
  std::vector<Function> functions;
  std::vector<Table> tables;
  std::vector<Memory> memories;
  std::vector<Global> globals;
  std::vector<Tag> tags;

  std::vector<Import> imports;
  std::optional<std::size_t> first_import_group; // its offset (proposal compact-import-section)
  std::vector<Export> exports;
  std::optional<FunctionIndex> start;
  std::size_t start_offset = 0;
  std::vector<ElementSegment> elements;
  std::vector<DataSegment> data;
  std::optional<std::uint32_t> data_count;
  std::vector<CustomSection> custom_sections;
  Names names;

  // Of a module that several were merged into, which has no `start` of its own.
  std::vector<MergedModule> merged; // by offset
  std::vector<InstantiationStage> stages;
  std::vector<std::unique_ptr<const IndexMap>> index_maps; // of its expressions
};

// The function type with this index, or null if it is another kind of type; the index is in range.
inline const FunctionType* function_type_if(const Module& module, TypeIndex index) {
  return std::get_if<FunctionType>(&module.types[index.value].composite);
}

// For valid modules, and functions that were checked: the index is in range and that of a function type.
inline const FunctionType& function_type(const Module& module, TypeIndex index) {
  return *function_type_if(module, index);
}
inline const FunctionType& type_of(const Module& module, FunctionIndex function) {
  return function_type(module, module.functions[function.value].type);
}

// The memory exported as "memory": what the pointers of WASI refer to (WASI preview 1, application ABI).
inline std::optional<MemoryIndex> exported_memory(const Module& module) {
  for (const Export& entry : module.exports)
    if (const auto* const memory = std::get_if<MemoryIndex>(&entry.index); memory && entry.name == "memory")
      return *memory;
  return std::nullopt;
}

// That of the module which has this import.
inline std::optional<MemoryIndex> memory_of_importer(const Module& module, const Import& import) {
  return module.merged.empty() ? exported_memory(module) : module.merged[import.importer].memory;
}

inline std::vector<InstantiationStage> stages_of(const Module& module) {
  if (!module.stages.empty())
    return module.stages;
  InstantiationStage stage = {.elements_end = static_cast<std::uint32_t>(module.elements.size()),
                              .data_end = static_cast<std::uint32_t>(module.data.size()),
                              .calls = {}};
  if (module.start)
    stage.calls.push_back({*module.start, module.start_offset});
  return {stage};
}

} // namespace ingot
