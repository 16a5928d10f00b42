#include "runtime-lib/exceptions/roots.hpp"

#include "runtime-lib/abi/builtins.hpp"

namespace ingot::exceptions {

namespace {

constinit thread_local const abi::Roots* list = nullptr;

} // namespace

void add_roots(abi::Roots& roots) {
  roots.next = list;
  list = &roots;
}

const abi::Roots* first_roots() { return list; }

} // namespace ingot::exceptions

extern "C" void ingot_exception_roots(ingot::abi::Roots* roots) { ingot::exceptions::add_roots(*roots); }
