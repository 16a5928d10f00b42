# ingot_add_component(name SOURCES ... DEPENDS ... [LLVM])
#
# One folder of compiler/ is one static library, ingot_<name>, whose PUBLIC dependencies are the folders it may
# include. Only a component marked LLVM sees LLVM's headers, so a stray include in the front end fails to compile.

add_library(ingot_options INTERFACE)
target_compile_features(ingot_options INTERFACE cxx_std_20)
target_include_directories(ingot_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(ingot_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror)
# The language rules of docs/architecture.md hold for our C++; a test framework brings its own.
target_compile_options(ingot_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
target_compile_definitions(ingot_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
target_link_options(ingot_options INTERFACE -fuse-ld=lld)
if(INGOT_SANITIZE)
  target_compile_options(ingot_options INTERFACE -fsanitize=${INGOT_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer -gline-tables-only)
  target_link_options(ingot_options INTERFACE -fsanitize=${INGOT_SANITIZE})
  # As an object: the linker would take it from no archive, the sanitizer's reference to it being weak.
  add_library(ingot_sanitizer_defaults OBJECT ${CMAKE_CURRENT_LIST_DIR}/sanitizer_defaults.cpp)
  target_link_libraries(ingot_options INTERFACE $<TARGET_OBJECTS:ingot_sanitizer_defaults>)
endif()

# The product has fmt compiled in: it is to be one file, and Debian has no static libfmt.
set(ingot_fmt fmt::fmt)
if(INGOT_STATIC_LLVM)
  set(ingot_fmt fmt::fmt-header-only)
endif()

# Most of the time that a file takes is that of the headers it includes from others: the standard library's and fmt's, and LLVM's.
# ingot_precompile(target headers): `target` has them from ingot_<headers>, which has compiled them once for all that are compiled
# alike (ingot_add_headers(headers LIBRARY...), which links what changes how). That a file includes all it
# needs is seen by check.sh's clang-tidy, which does without these, and in the preset release.
set(ingot_standard_headers <algorithm> <array> <cstdint> <memory> <optional> <span> <string> <string_view> <utility> <variant> <vector>
                           <fmt/core.h> <fmt/format.h>)
set(ingot_llvm_headers ${ingot_standard_headers} <llvm/Analysis/ScalarEvolution.h> <llvm/IR/IRBuilder.h> <llvm/IR/Module.h>
                       <llvm/IR/PassManager.h> <llvm/Target/TargetMachine.h>)

function(ingot_add_headers name)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    return()
  endif()
  # CMake wants a source file.
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cpp CONTENT "")
  add_library(ingot_${name} OBJECT ${PROJECT_BINARY_DIR}/${name}.cpp)
  target_link_libraries(ingot_${name} PRIVATE ingot_options ${ingot_fmt} ${ARGN})
  target_precompile_headers(ingot_${name} PRIVATE ${ingot_${name}})
endfunction()

function(ingot_precompile target headers)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_precompile_headers(${target} REUSE_FROM ingot_${headers})
  endif()
endfunction()

function(ingot_add_component name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "LLVM" "" "SOURCES;DEPENDS")
  add_library(ingot_${name} STATIC ${arg_SOURCES})
  target_link_libraries(ingot_${name} PUBLIC ingot_options ${ingot_fmt})
  foreach(dependency IN LISTS arg_DEPENDS)
    target_link_libraries(ingot_${name} PUBLIC ingot_${dependency})
  endforeach()
  if(arg_LLVM)
    target_link_libraries(ingot_${name} PUBLIC ingot_llvm)
    ingot_precompile(ingot_${name} llvm_headers)
  else()
    ingot_precompile(ingot_${name} standard_headers)
  endif()
endfunction()
