// Tables in the address space.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::table {

// Reserves the address space of a table, commits its initial size (all null) and sets `elements`; ends the
// program with a message if the system refuses. To be called once for each table before the guest runs.
void reserve(abi::Table& table);

} // namespace ingot::table
