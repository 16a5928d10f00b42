// What a block type stands for, shared by the validator and lowering.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <span>
#include <variant>

namespace ingot {

// The parameters and results of a block. It refers to the module's types but holds a single result itself,
// so the spans live as long as both the Module and this object: keep it in the control frame, not the spans.
class BlockSignature {
public:
  BlockSignature() = default;
  explicit BlockSignature(const FunctionType& type) : function_type_(&type) {}
  explicit BlockSignature(ValueType result) : result_(result), has_result_(true) {}

  std::span<const ValueType> parameters() const {
    return function_type_ != nullptr ? std::span(function_type_->parameters) : std::span<const ValueType>();
  }
  std::span<const ValueType> results() const {
    return function_type_ != nullptr ? std::span(function_type_->results)
                                     : std::span(&result_, has_result_ ? 1 : 0);
  }

private:
  const FunctionType* function_type_ = nullptr;
  ValueType result_;
  bool has_result_ = false;
};

// A type index in `type` must be that of a function type.
inline BlockSignature block_signature(const Module& module, const BlockType& type) {
  if (const auto* index = std::get_if<TypeIndex>(&type))
    return BlockSignature(function_type(module, *index));
  if (const auto* result = std::get_if<ValueType>(&type))
    return BlockSignature(*result);
  return {};
}

} // namespace ingot
