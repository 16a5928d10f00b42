#include "compiler/support/alternate_stack.hpp"

#include <csignal>

namespace ingot {

AlternateStack::AlternateStack() {
  stack_t stack{};
  stack.ss_sp = memory_.data();
  stack.ss_size = memory_.size();
  ::sigaltstack(&stack, nullptr);
}

AlternateStack::~AlternateStack() {
  stack_t stack{};
  stack.ss_flags = SS_DISABLE;
  ::sigaltstack(&stack, nullptr);
}

} // namespace ingot
