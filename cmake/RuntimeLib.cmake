# The runtime archives: one for each target triple, and all of them embedded in the compiler.
#
# The runtime is compiled for the *target* of guest programs, not for the machine or the build type of the compiler: by
# one fixed clang, with one fixed set of flags, never instrumented, so that every build of Ingot ships the same bytes.
# clang is a cross compiler by nature and the runtime is freestanding, so no sysroot is needed for any target.

find_program(INGOT_RUNTIME_CLANG NAMES clang++-22 clang++ REQUIRED
             DOC "The clang++ 22 that compiles the runtime library for all targets")
find_program(INGOT_RUNTIME_AR NAMES llvm-ar-22 llvm-ar REQUIRED DOC "The llvm-ar that makes the runtime archives")

set(INGOT_RUNTIME_FLAGS
  -std=c++20 -O2
  -ffreestanding -nostdlibinc             # only clang's own headers exist
  -fno-exceptions -fno-rtti -fno-threadsafe-statics
  -fPIE -fvisibility=hidden               # executables are static PIEs; data is reached without a GOT
  -ffunction-sections -fdata-sections     # so that --gc-sections leaves out what a program does not use
  -ftls-model=local-exec                  # the program is the only module: no thread-local variable is looked up
  -fno-stack-protector                    # needs a canary at the thread pointer, which nobody sets up
  -fno-unwind-tables -fno-asynchronous-unwind-tables  # nothing unwinds; saves .eh_frame
  -fno-strict-aliasing                    # guest memory is bytes that are read as many types
  -fno-ident -fomit-frame-pointer
  -Wframe-larger-than=16384               # ... and a guest stack that is nearly full must still do for a call
  -Wall -Wextra -Wconversion -Wshadow -Werror)

# ingot_target_archive(<prefix> <target name> TRIPLE <triple> [FLAGS <flag>...] SOURCES <file>...)
#
# Makes the target <prefix>_<target name> and the archive lib<prefix>.<target name>.a in the current binary directory, and
# enters the archive in the list of those of this prefix. The runtime library has the prefix ingot_runtime; what else runs on
# the target (the harness of the spec suite) is compiled in the same way.
function(ingot_target_archive prefix name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "TRIPLE" "FLAGS;SOURCES")
  set(archive ${CMAKE_CURRENT_BINARY_DIR}/lib${prefix}.${name}.a)
  set(objects "")
  foreach(source IN LISTS arg_SOURCES)
    # An archive knows its members by their file names alone, so the folder becomes part of the name.
    string(REPLACE "/" "." object ${source})
    set(object ${CMAKE_CURRENT_BINARY_DIR}/${name}/${object}.o)
    add_custom_command(
      OUTPUT ${object}
      COMMAND ${INGOT_RUNTIME_CLANG} --target=${arg_TRIPLE} ${INGOT_RUNTIME_FLAGS} ${arg_FLAGS}
              -I ${PROJECT_SOURCE_DIR} -MD -MF ${object}.d -c ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${object}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${source}
      DEPFILE ${object}.d
      COMMENT "${prefix} ${name}: ${source}"
      VERBATIM)
    list(APPEND objects ${object})
  endforeach()
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${name})
  add_custom_command(
    OUTPUT ${archive}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${archive}
    COMMAND ${INGOT_RUNTIME_AR} rcsD ${archive} ${objects}
    DEPENDS ${objects}
    COMMENT "${prefix} ${name}: archive"
    VERBATIM)
  add_custom_target(${prefix}_${name} ALL DEPENDS ${archive})
  set_property(GLOBAL APPEND PROPERTY ${prefix}_TARGETS ${name})
  set_property(GLOBAL PROPERTY ${prefix}_ARCHIVE_${name} ${archive})
  set_property(GLOBAL PROPERTY ${prefix}_FLAGS_${name} TRIPLE ${arg_TRIPLE} FLAGS ${arg_FLAGS})
endfunction()

set(embedded_archives_template ${CMAKE_CURRENT_LIST_DIR}/embedded_archives.cpp.in)

# ingot_embed_target_archives(<prefix> <library> HEADER <file> FUNCTION <name>)
#
# Makes a static library of all archives of this prefix made so far, and of the function that finds the one of a target by its
# name, which the header declares: std::span<const std::uint8_t> <name>(std::string_view).
function(ingot_embed_target_archives prefix library)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "HEADER;FUNCTION" "")
  get_property(targets GLOBAL PROPERTY ${prefix}_TARGETS)
  set(declarations "")
  set(rows "")
  set(assembly "")
  foreach(target IN LISTS targets)
    get_property(archive GLOBAL PROPERTY ${prefix}_ARCHIVE_${target})
    string(MAKE_C_IDENTIFIER ${target} identifier)
    foreach(end begin end)
      string(APPEND declarations "extern \"C\" [[gnu::visibility(\"hidden\")]] const std::uint8_t "
                                 "${prefix}_${identifier}_${end}[];\n")
    endforeach()
    string(APPEND rows "    {\"${target}\", ${prefix}_${identifier}_begin, ${prefix}_${identifier}_end},\n")
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${identifier}.S)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
        .section .rodata.@prefix@_@identifier@, "a", %progbits
        .balign 16
        .globl @prefix@_@identifier@_begin
        .hidden @prefix@_@identifier@_begin
@prefix@_@identifier@_begin:
        .incbin "@archive@"
        .globl @prefix@_@identifier@_end
        .hidden @prefix@_@identifier@_end
@prefix@_@identifier@_end:
        .section .note.GNU-stack, "", %progbits
]])
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${archive})
    list(APPEND assembly ${source})
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_archives.cpp)
  configure_file(${embedded_archives_template} ${source} @ONLY)
  add_library(${library} STATIC ${source} ${assembly})
  target_link_libraries(${library} PUBLIC ingot_options)
endfunction()
