#include "compiler/decode/sections.hpp"
#include "compiler/decode/types.hpp"

#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// The type index is checked by validation only, so it may be out of range here, or that of a structure.
std::uint64_t parameter_count(const Module& module, TypeIndex index) {
  const FunctionType* const type =
      index.value < module.types.size() ? function_type_if(module, index) : nullptr;
  return type != nullptr ? type->parameters.size() : 0;
}

FunctionBody read_function_body(Cursor& code, std::uint64_t parameters) {
  FunctionBody body;
  body.offset = code.offset();
  std::uint64_t locals = parameters;
  const std::uint32_t group_count = code.read_u32();
  for (std::uint32_t i = 0; i < group_count && code.ok(); ++i) {
    const std::size_t offset = code.offset();
    LocalGroup group;
    group.count = code.read_u32();
    group.type = read_value_type(code);
    locals += group.count;
    if (locals > limits::locals)
      code.fail(offset, diagnostic::too_many_locals, locals, limits::locals);
    body.locals.push_back(group);
  }
  body.code.offset = code.offset();
  body.code.code = code.read_bytes(code.remaining());
  return body;
}

} // namespace

void decode_function_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "functions", limits::functions, module.functions.size());
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    const std::size_t offset = section.offset();
    module.functions.push_back({TypeIndex(section.read_u32()), {}, offset});
  }
}

void decode_code_section(Cursor& section, Module& module) {
  const std::size_t first = imported_function_count(module);
  const std::size_t declared = module.functions.size() - first;
  const std::size_t offset = section.offset();
  const std::uint32_t count = section.read_u32();
  if (count != declared)
    section.fail(offset, diagnostic::inconsistent_code_count, declared, count);

  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    const std::size_t size_offset = section.offset();
    const std::uint32_t size = section.read_u32();
    if (size > limits::function_size)
      section.fail(size_offset, diagnostic::limit_exceeded, "bytes in a function", size,
                   limits::function_size);
    Function& function = module.functions[first + i];
    Cursor code = section.read_window(size);
    function.body = read_function_body(code, parameter_count(module, function.type));
    section.fail_with(code);
  }
}

} // namespace ingot
