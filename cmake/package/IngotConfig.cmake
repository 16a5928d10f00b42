# find_package(Ingot): the compiler as Ingot::ingot, and functions that compile WebAssembly (docs/packaging.md). What
# is found lies relative to this file, so the whole may be moved.
include("${CMAKE_CURRENT_LIST_DIR}/IngotTargets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/IngotFunctions.cmake")
