// Tables in the address space.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::table {

// Reserves the address space of a table, commits its initial size (all null) and sets `elements`; false if
// the system refuses. To be called once for each table before the guest runs.
bool reserve(abi::Table& table);

// Gives back what reserve() took, whether or not it succeeded.
void release(abi::Table& table);

} // namespace ingot::table
