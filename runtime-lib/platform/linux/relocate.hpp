#pragma once

namespace ingot::platform {

// Does the dynamic loader's work: a static PIE has none. Adjusts the program's own pointers to where it was
// loaded and then makes the segment of constant pointers read-only. Until it returns, nothing may read a
// pointer from data.
void relocate_program();

} // namespace ingot::platform
