# Functions for projects that compile WebAssembly with Ingot (docs/packaging.md).

# The source by its full name: in the source folder, or else what another rule makes in the binary folder.
function(_ingot_find_source name source variable)
  if(NOT source)
    message(FATAL_ERROR "${name}: SOURCE names no module")
  endif()
  get_filename_component(path ${source} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
  if(NOT EXISTS ${path})
    get_filename_component(path ${source} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  set(${variable} ${path} PARENT_SCOPE)
endfunction()

# ingot_add_executable(<name> SOURCE <module> [TARGET <target>] [OPTIONS <option>...] [DEPENDS <file or target>...])
#
# Makes <name>, an imported executable, which is built by default.
function(ingot_add_executable name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SOURCE;TARGET" "OPTIONS;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ingot_add_executable(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  _ingot_find_source(${name} "${arg_SOURCE}" source)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name})
  set(options ${arg_OPTIONS})
  if(arg_TARGET)
    list(APPEND options --target=${arg_TARGET})
  endif()
  add_custom_command(
    OUTPUT ${output}
    COMMAND Ingot::ingot ${options} -o ${output} -- ${source}
    DEPENDS ${source} ${arg_DEPENDS} Ingot::ingot
    COMMENT "Compiling ${name} with Ingot"
    VERBATIM)
  # Not DEPENDS: a file of this name in this folder would mean the imported executable, which depends on this target.
  add_custom_target(${name}_ingot ALL SOURCES ${output})
  add_executable(${name} IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${output})
  add_dependencies(${name} ${name}_ingot)
endfunction()

# ingot_add_library(<name> [STATIC|SHARED] SOURCE <module> [PREFIX <prefix>] [TARGET <target>] [OPTIONS <option>...]
#                   [DEPENDS <file or target>...])
#
# Makes <name>, an imported library, STATIC by default, with its header <name>.h. Names in C begin with the prefix,
# by default <name> as an identifier. Who links it has the header's folder, and is built after both.
function(ingot_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "STATIC;SHARED" "SOURCE;PREFIX;TARGET" "OPTIONS;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ingot_add_library(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  if(arg_STATIC AND arg_SHARED)
    message(FATAL_ERROR "ingot_add_library(${name}): STATIC and SHARED exclude each other")
  endif()
  _ingot_find_source(${name} "${arg_SOURCE}" source)
  if(NOT arg_PREFIX)
    string(MAKE_C_IDENTIFIER ${name} arg_PREFIX)
  endif()
  set(options ${arg_OPTIONS} --prefix=${arg_PREFIX})
  if(arg_TARGET)
    list(APPEND options --target=${arg_TARGET})
  endif()
  set(kind STATIC)
  set(emit lib)
  set(suffix .a)
  if(arg_SHARED)
    set(kind SHARED)
    set(emit shared)
    set(suffix .so)
  endif()
  # A folder of its own: who includes the header sees nothing else.
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}_ingot.dir)
  file(MAKE_DIRECTORY ${folder})
  set(library ${folder}/lib${name}${suffix})
  set(header ${folder}/${name}.h)
  add_custom_command(
    OUTPUT ${library}
    COMMAND Ingot::ingot ${options} --emit=${emit} -o ${library} -- ${source}
    DEPENDS ${source} ${arg_DEPENDS} Ingot::ingot
    COMMENT "Compiling library ${name} with Ingot"
    VERBATIM)
  add_custom_command(
    OUTPUT ${header}
    COMMAND Ingot::ingot ${options} --emit=header -o ${header} -- ${source}
    DEPENDS ${source} ${arg_DEPENDS} Ingot::ingot
    COMMENT "Writing ${name}.h with Ingot"
    VERBATIM)
  add_custom_target(${name}_ingot DEPENDS ${library} ${header})
  add_library(${name} ${kind} IMPORTED GLOBAL)
  # Without IMPORTED_NO_SONAME a program would remember the shared library's full path.
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${library} IMPORTED_NO_SONAME ON
                                           INTERFACE_INCLUDE_DIRECTORIES ${folder})
  add_dependencies(${name} ${name}_ingot)
endfunction()
