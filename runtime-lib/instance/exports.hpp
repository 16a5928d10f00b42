// What an instance can be asked for by name.
#pragma once

#include "runtime-lib/abi/linkable.hpp"
#include "runtime-lib/support/span.hpp"

namespace ingot::instance {

// Something that can be imported: spec, exec/runtime, external addresses. The type is the actual one, with
// the present size of a table or memory as its minimum.
struct Extern {
  abi::ExternType type;
  void* object; // an abi::FunctionReference, Table, Memory, Tag, or the Value of a global
};

// What an instance exports under this name; false if nothing.
bool find_export(const abi::Instance& instance, Span<const char> name, Extern& found);

} // namespace ingot::instance
