// Looks for damage in the heap, for tests.
#pragma once

namespace ingot::gc {

// To be called when a collection is over. Ends the program, with a message, if an object of those that are
// alive has no layout that could be one, or refers to something that is neither alive nor a value without an
// object.
void verify();

} // namespace ingot::gc
