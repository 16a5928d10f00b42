# Targets ingot_llvm (LLVM's libraries) and ingot_lld (lld's ELF linker), which also carry the include paths.
#
# Two ways to link: with the shared libLLVM, quick, for development; or statically
# (INGOT_STATIC_LLVM), so that one file is the product. The two must not mix: a component library beside libLLVM.so
# registers its command line options a second time, and the program aborts when it starts.

find_package(LLVM 22.1 REQUIRED CONFIG PATHS /usr/lib/llvm-22/lib/cmake/llvm)
find_package(LLD REQUIRED CONFIG PATHS ${LLVM_LIBRARY_DIR}/cmake/lld)

add_library(ingot_llvm INTERFACE)
target_include_directories(ingot_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${LLD_INCLUDE_DIRS})
separate_arguments(llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_options(ingot_llvm INTERFACE ${llvm_definitions})
add_library(ingot_lld INTERFACE)

if(NOT INGOT_STATIC_LLVM)
  target_link_libraries(ingot_llvm INTERFACE LLVM)
  target_link_libraries(ingot_lld INTERFACE lldELF lldCommon LLVM)
  return()
endif()

# The back ends of compiler/emit/targets.def.
file(STRINGS ${PROJECT_SOURCE_DIR}/compiler/emit/targets.def target_rows REGEX "^TARGET\\(")
foreach(row IN LISTS target_rows)
  string(REGEX REPLACE "^TARGET\\([^,]*, *[^,]*, *([A-Za-z0-9]+),.*" "\\1" back_end "${row}")
  list(APPEND back_ends ${back_end})
endforeach()
list(REMOVE_DUPLICATES back_ends)

# llvm-config knows the order and the dependencies between the component libraries. The imported CMake targets do too,
# but bring shared libraries along (libz3, libedit) that nothing here uses.
string(TOLOWER "${back_ends}" components)
execute_process(
  COMMAND ${LLVM_TOOLS_BINARY_DIR}/llvm-config --link-static --libfiles ${components}
          core support passes codegen target mc targetparser bitreader bitwriter lto dtlto option object objcopy debuginfodwarf
  OUTPUT_VARIABLE llvm_libraries OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(llvm_libraries NATIVE_COMMAND "${llvm_libraries}")
list(FILTER llvm_libraries EXCLUDE REGEX "/libPolly[A-Z]*\\.a$")

# lld initialises every back end that LLVM was built with, and LTO asks for Polly. Empty definitions stand in for those
# left out, which keeps some 70 MB out of the program.
set(stand_ins ${PROJECT_BINARY_DIR}/llvm_stand_ins.cpp)
set(content "// Made by cmake/LLVM.cmake: what LLVM's libraries refer to and Ingot leaves out.\n")
string(APPEND content "#include <llvm/Plugins/PassPlugin.h>\n"
                      "llvm::PassPluginLibraryInfo getPollyPluginInfo();\n"
                      "llvm::PassPluginLibraryInfo getPollyPluginInfo() {\n"
                      "  return {LLVM_PLUGIN_API_VERSION, \"\", \"\", [](llvm::PassBuilder&) {}};\n}\n")
foreach(back_end IN LISTS LLVM_TARGETS_TO_BUILD)
  if(NOT back_end IN_LIST back_ends)
    foreach(part TargetInfo Target TargetMC AsmParser AsmPrinter)
      set(function LLVMInitialize${back_end}${part})
      string(APPEND content "extern \"C\" void ${function}();\nvoid ${function}() {}\n")
    endforeach()
  endif()
endforeach()
file(CONFIGURE OUTPUT ${stand_ins} CONTENT "${content}" @ONLY)
add_library(ingot_llvm_stand_ins STATIC ${stand_ins})
target_link_libraries(ingot_llvm_stand_ins PRIVATE ingot_options)
target_include_directories(ingot_llvm_stand_ins SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS})
target_compile_options(ingot_llvm_stand_ins PRIVATE ${llvm_definitions})

find_library(INGOT_ZSTD_LIBRARY libzstd.a REQUIRED)
find_library(INGOT_ZLIB_LIBRARY libz.a REQUIRED)
target_link_libraries(ingot_llvm INTERFACE ${llvm_libraries} ingot_llvm_stand_ins ${INGOT_ZSTD_LIBRARY}
                                           ${INGOT_ZLIB_LIBRARY})
target_link_libraries(ingot_lld INTERFACE ${LLVM_LIBRARY_DIR}/liblldELF.a ${LLVM_LIBRARY_DIR}/liblldCommon.a
                                          ingot_llvm)
