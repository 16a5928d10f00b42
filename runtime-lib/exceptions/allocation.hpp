#pragma once

namespace ingot::exceptions {

// Gives the memory back that the exceptions of this thread are in: nobody refers to them any more.
void release_all();

} // namespace ingot::exceptions
