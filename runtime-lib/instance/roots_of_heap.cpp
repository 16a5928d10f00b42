#include "runtime-lib/gc/roots.hpp"
#include "runtime-lib/instance/roots.hpp"

void ingot::instance::add_roots(abi::Roots& roots) { gc::add_roots(roots); }
