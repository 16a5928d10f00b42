// In place of the runtime's header of this name: this machine has a C library.
#pragma once

#include <string.h>
