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
endif()

# The product has fmt compiled in: it is to be one file, and Debian has no static libfmt.
set(ingot_fmt fmt::fmt)
if(INGOT_STATIC_LLVM)
  set(ingot_fmt fmt::fmt-header-only)
endif()

function(ingot_add_component name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "LLVM" "" "SOURCES;DEPENDS")
  add_library(ingot_${name} STATIC ${arg_SOURCES})
  target_link_libraries(ingot_${name} PUBLIC ingot_options ${ingot_fmt})
  foreach(dependency IN LISTS arg_DEPENDS)
    target_link_libraries(ingot_${name} PUBLIC ingot_${dependency})
  endforeach()
  if(arg_LLVM)
    target_link_libraries(ingot_${name} PUBLIC ingot_llvm)
    # Most of the time that a file takes is LLVM's headers'. That a file includes all it needs is seen by check.sh's clang-tidy,
    # which does without these, and in the preset release.
    if(CMAKE_BUILD_TYPE STREQUAL "Debug")
      target_precompile_headers(ingot_${name} PRIVATE
        <llvm/Analysis/ScalarEvolution.h> <llvm/IR/IRBuilder.h> <llvm/IR/Module.h> <llvm/IR/PassManager.h>
        <llvm/Target/TargetMachine.h>)
    endif()
  endif()
endfunction()
