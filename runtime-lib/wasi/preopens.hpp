// What the guest has open when it starts.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::wasi {

// Opens the standard streams (0 to 2), the granted directories (3 and up) and behind them the sockets that
// were granted to listen, and keeps what args_get and environ_get will be asked for. Ends the program with a
// message if one cannot be opened. To be called once.
void start(const abi::Grants& grants, const platform::StartArguments& start);

} // namespace ingot::wasi
