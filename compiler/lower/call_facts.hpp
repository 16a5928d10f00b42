// What lowering must know about all functions of a module before it lowers the first: which of them may
// throw, and whether any call must be a tail call. Both decide how functions are called
// (calling_convention.hpp). Also which tables never change, and whether any makes objects, which decides
// where exceptions live.
#pragma once

#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <vector>

namespace ingot {

// Whether functions from elsewhere call this module's, or the other way round.
enum class World : std::uint8_t {
  closed, // an executable: nobody does
  hosted, // a library: its host does, by way of functions of C; of this module there may be many instances
  open,   // so may other modules'
};

// Whether the instruction makes a structure or an array.
bool makes_object(Op op);

class CallFacts {
public:
  CallFacts(const Module& module, World world);

  bool has_tail_calls() const { return has_tail_calls_; }

  // Whether there is a heap with structures or arrays: in an open world the other modules may make them.
  bool has_objects() const { return has_objects_; }

  // Whether an exception may leave the function. All functions that may be called by references of one type
  // agree, because such a caller cannot know which it calls; so do both ends of a tail call, because the
  // caller returns what the callee returns.
  bool may_throw(FunctionIndex function) const { return may_throw_[function.value]; }
  bool reference_may_throw(TypeIndex type) const;

  // Whether an instruction may change the table: then what it holds after instantiation is not what it always
  // holds.
  bool changes(TableIndex table) const { return changed_tables_[table.value]; }

  // Functions whose reference is taken, in index order: by a segment, a global, a table or ref.func, and in
  // an open world by an export.
  const std::vector<FunctionIndex>& referenced_functions() const { return referenced_functions_; }

private:
  const Module& module_;
  bool has_tail_calls_ = false;
  bool has_objects_ = false;
  std::vector<bool> may_throw_; // by function index; behind the last, by type index for calls by reference
  std::vector<bool> changed_tables_;
  std::vector<FunctionIndex> referenced_functions_;
};

} // namespace ingot
