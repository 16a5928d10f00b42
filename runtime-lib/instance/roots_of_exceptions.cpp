#include "runtime-lib/exceptions/roots.hpp"
#include "runtime-lib/instance/roots.hpp"

void ingot::instance::add_roots(abi::Roots& roots) { exceptions::add_roots(roots); }
