#include "runtime-lib/exceptions/roots.hpp"

#include "runtime-lib/abi/builtins.hpp"

namespace ingot::exceptions {

namespace {

constinit thread_local const abi::ExceptionRoots* list = nullptr;

} // namespace

void add_roots(abi::ExceptionRoots& roots) {
  roots.next = list;
  list = &roots;
}

const abi::ExceptionRoots* first_roots() { return list; }

} // namespace ingot::exceptions

extern "C" void ingot_exception_roots(ingot::abi::ExceptionRoots* roots) {
  ingot::exceptions::add_roots(*roots);
}
