// What lowering must know of a program as a whole before it lowers any part of it. All parts share it.
#pragma once

#include "compiler/lower/call_facts.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace ingot {

// What becomes of the globals of a program.
class GlobalFacts {
public:
  GlobalFacts(const Module& module, const CallFacts& calls);

  // Whether the initial value is only known at run time.
  bool is_set_at_instantiation(GlobalIndex global) const { return set_at_instantiation_[global.value]; }

  // Whether it needs a variable: otherwise it has its initial value for ever.
  bool is_variable(GlobalIndex global) const {
    return module_.globals[global.value].type.is_mutable || is_set_at_instantiation(global);
  }

  // Variables that may hold roots lie together, for the runtime to look through: which of them it is.
  std::optional<std::uint32_t> root_position(GlobalIndex global) const;
  std::uint32_t root_count() const { return static_cast<std::uint32_t>(roots_.size()); }

private:
  const Module& module_;
  std::vector<bool> set_at_instantiation_;
  std::vector<GlobalIndex> roots_; // in ascending order
};

// Whether it makes an object, or takes the value of a global whose value is only known at run time.
bool is_known_at_run_time_only(const Expression& expression, const GlobalFacts& globals);

// Whether values of the type may refer to what the runtime must find: objects, or exceptions, which are found
// in another way where there are no objects.
bool may_hold_root(const Module& module, const CallFacts& calls, ValueType type);

struct ProgramFacts {
  ProgramFacts(const Module& module, std::uint32_t pointer_size)
      : calls(module, World::closed), globals(module, calls), layouts(module, pointer_size) {
    for (const Import& import : module.imports)
      if (std::holds_alternative<FunctionIndex>(import.index))
        function_imports.push_back(&import);
  }

  CallFacts calls;
  GlobalFacts globals;
  ObjectLayouts layouts;
  std::vector<const Import*> function_imports; // by function index
};

} // namespace ingot
